using System.Globalization;
using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Names for exact constants: equal magnitudes share one, K0, K1, … in the order of their first use; signs stay in the
/// formulas.
/// </summary>
internal sealed class ConstantNames
{
    private readonly Dictionary<Surd, int> _numbers = [];
    private readonly List<Surd> _values = [];

    public ConstantNames(IEnumerable<Surd> values)
    {
        foreach (Surd value in values)
        {
            Surd magnitude = value.Abs();
            if (!_numbers.ContainsKey(magnitude))
            {
                _numbers.Add(magnitude, _values.Count);
                _values.Add(magnitude);
            }
        }
    }

    public int NumberOf(Surd value) => _numbers[value.Abs()];

    /// <summary>The name of the vector or number in a method that holds the constant.</summary>
    public string LocalOf(Surd value) => "k" + NumberOf(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>Declares the constants of a type, each with its exact value.</summary>
    public void Declare(SourceWriter writer)
    {
        for (int i = 0; i < _values.Count; i++)
            writer.Line($"private const double K{i} = {Literal.Of(_values[i].ToDouble())}; // {_values[i].ToString()}");
    }

    /// <summary>
    /// Declares the locals for those constants that some terms use, each times a scale if there is one.
    /// </summary>
    public void DeclareLocals(SourceWriter writer, IEnumerable<Surd> used, string? scale)
    {
        string factor = scale is null ? "" : scale + " * ";
        foreach (int i in used.Select(NumberOf).Distinct().OrderBy(n => n))
            writer.Line($"V k{i} = V.Broadcast({factor}Number.Of<S>(K{i}));");
    }
}
