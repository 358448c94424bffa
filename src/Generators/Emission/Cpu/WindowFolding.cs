using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// The functions of a window by their symmetry under its two mirrors: each is even or odd in x and in y, so it needs
/// only one of four sums of the pixels (±x, ±y).
/// </summary>
internal sealed class WindowFolding
{
    private readonly WindowPlan _plan;
    private readonly Dictionary<double, int> _constants = [];
    private readonly List<double> _values = [];

    public WindowFolding(WindowPlan plan)
    {
        _plan = plan;
        (int X, int Y)[] all =
        [
            .. Enumerable.Range(0, Half + 1).SelectMany(y => Enumerable.Range(0, Half + 1).Select(x => (x, y))),
        ];
        Places = [.. all.Where(place => MultiplyAddsAt(place) > 0)];
        foreach ((int X, int Y) place in Places)
        {
            foreach (WindowFunction f in plan.Functions.Where(f => Has(f, place)))
                Add(Math.Abs(Value(f, place)));
        }
    }

    /// <summary>Pixels from the centre to the border of the window.</summary>
    public int Half => _plan.Window.Size / 2;

    /// <summary>The places (x, y), x and y from 0, where a function is not zero, row by row.</summary>
    public IReadOnlyList<(int X, int Y)> Places { get; }

    /// <summary>Multiply-adds for each number of a pixel.</summary>
    public int MultiplyAdds => Places.Sum(MultiplyAddsAt);

    /// <summary>Additions for each number of a pixel.</summary>
    public int Adds => Places.Sum(AddsAt);

    /// <summary>Multiply-adds that a place costs.</summary>
    public int MultiplyAddsAt((int X, int Y) place) => _plan.Functions.Count(f => Has(f, place));

    /// <summary>Additions that fold the pixels of a place: in each row x and −x are added, then the two rows.</summary>
    public int AddsAt((int X, int Y) place) =>
        new[] { false, true }.Sum(oddInX =>
        {
            int both = new[] { false, true }.Count(oddInY => IsNeeded(oddInX, oddInY, place));
            int inRows = place.X == 0 ? 0 : (place.Y == 0 ? 1 : 2);
            return both == 0 ? 0 : inRows + (place.Y == 0 ? 0 : both);
        });

    /// <summary>The pixels (±x, ±y).</summary>
    public static int Loads((int X, int Y) place) => (place.X == 0 ? 1 : 2) * (place.Y == 0 ? 1 : 2);

    /// <summary>The name of a function, <c>c2_0</c> or <c>s1_1</c>: cosine or sine, order, radius.</summary>
    public string NameOf(WindowFunction function)
    {
        SampledHarmonic harmonic = _plan.Window.Harmonics[function.Harmonic];
        return $"{(function.IsSine ? "s" : "c")}{Text(harmonic.Order)}_{Text(harmonic.Index)}";
    }

    /// <summary>The folded value that a function is summed over, <c>eo</c>: even in x, odd in y.</summary>
    public string ParityOf(WindowFunction function) =>
        (IsOddInX(_plan.OrderOf(function), function.IsSine) ? "o" : "e") + (function.IsSine ? "o" : "e");

    /// <summary>Whether a function is not zero at (±x, ±y).</summary>
    public bool Has(WindowFunction function, (int X, int Y) place) => Value(function, place) != 0;

    /// <summary>Whether a function is not zero at one of some places.</summary>
    public bool Reaches(WindowFunction function, IEnumerable<(int X, int Y)> places) =>
        places.Any(place => Has(function, place));

    /// <summary>Whether some function of a parity is not zero at a place.</summary>
    public bool IsNeeded(bool oddInX, bool oddInY, (int X, int Y) place) =>
        _plan.Functions.Any(f => f.IsSine == oddInY && IsOddInX(_plan.OrderOf(f), f.IsSine) == oddInX && Has(f, place));

    /// <summary>The local that holds the value of a function at a place: <c>k3</c>, or <c>n3</c> for −K3.</summary>
    public string Constant(WindowFunction function, (int X, int Y) place)
    {
        double value = Value(function, place);
        return (value < 0 ? "n" : "k") + Text(_constants[Math.Abs(value)]);
    }

    /// <summary>Declares the distinct values.</summary>
    public void Declare(SourceWriter writer)
    {
        for (int i = 0; i < _values.Count; i++)
            writer.Line($"private const double K{Text(i)} = {Literal.Of(_values[i]).ToString()};");
    }

    /// <summary>
    /// Declares the locals that some places need. A constant is made once for a method: made anew for each product, it
    /// costs the JIT several temporaries, of which it follows a limited number.
    /// </summary>
    public void DeclareLocals(SourceWriter writer, IReadOnlyList<(int X, int Y)> places)
    {
        IEnumerable<double> used =
            from place in places
            from f in _plan.Functions
            where Has(f, place)
            select Value(f, place);
        foreach (double value in used.Distinct().OrderBy(v => _constants[Math.Abs(v)]).ThenBy(static v => v < 0))
        {
            string number = Text(_constants[Math.Abs(value)]);
            writer.Line(
                value < 0
                    ? $"V n{number} = V.Broadcast(Number.Of<S>(-K{number}));"
                    : $"V k{number} = V.Broadcast(Number.Of<S>(K{number}));"
            );
        }
    }

    /// <summary>The parities in words.</summary>
    public static string ParityText(int order, bool isSine) =>
        (IsOddInX(order, isSine) ? "odd" : "even") + ", " + (isSine ? "odd" : "even");

    /// <summary>x → −x is φ → π − φ: cos jφ gets the sign (−1)^j, sin jφ the opposite one.</summary>
    private static bool IsOddInX(int order, bool isSine) => (order % 2 == 1) != isSine;

    private double Value(WindowFunction function, (int X, int Y) place) => _plan.Value(function, place.X, place.Y);

    private void Add(double value)
    {
        if (_constants.ContainsKey(value))
            return;
        _constants.Add(value, _values.Count);
        _values.Add(value);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
