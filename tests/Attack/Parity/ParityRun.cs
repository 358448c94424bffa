using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GeoDL.Typed.Analyzers;

namespace GeoDL.Typed.Attack;

/// <summary>Attacks the proofs of parity: random lambdas, those that are accepted evaluated at both signs.</summary>
internal sealed partial class ParityRun(
    int count,
    int seed,
    ScalarOversight overlooked = ScalarOversight.None,
    int batch = 1000,
    int workers = 1,
    Action<string>? progress = null
)
{
    private readonly Dictionary<string, (int Composed, int Proved)> _forms = [];
    private readonly Lock _lock = new();

    /// <summary>Proofs that are wrong.</summary>
    public ConcurrentBag<ParityOutcome> Wrong { get; } = [];

    /// <summary>Lambdas on which the analyzer's code failed.</summary>
    public ConcurrentBag<string> Crashes { get; } = [];

    /// <summary>Accepted lambdas that C# rejects: they are not counted as proved.</summary>
    public ConcurrentBag<string> Rejected { get; } = [];

    public int Composed { get; private set; }

    /// <summary>What is mathematics, whatever its parity.</summary>
    public int Accepted { get; private set; }

    public int ProvedOdd { get; private set; }

    public int ProvedEven { get; private set; }

    /// <summary>Proved odd, even or both.</summary>
    public int Proved { get; private set; }

    /// <summary>How many values of functions were compared.</summary>
    public long Comparisons { get; private set; }

    public TimeSpan Time { get; private set; }

    /// <summary>Composes, judges and evaluates all.</summary>
    public ParityRun Execute()
    {
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(
            Enumerable.Range(0, count).Chunk(batch),
            new ParallelOptions { MaxDegreeOfParallelism = workers },
            numbers =>
            {
                ParityLambda[] lambdas = [.. numbers.Select(i => ParityComposer.Make(Seeds.Of(seed, i), i))];
                Batch(lambdas);
                progress?.Invoke(
                    $"{Composed} lambdas, {Accepted} mathematics, {Proved} proved, {Wrong.Count} "
                        + $"wrong, {Crashes.Count} crashes, {watch.Elapsed.TotalSeconds:0} s"
                );
            }
        );
        Time = watch.Elapsed;
        return this;
    }

    private void Batch(ParityLambda[] lambdas)
    {
        (bool IsOdd, bool IsEven)?[] verdicts = new ParityHost(overlooked).Judge(lambdas, Crashes);
        int[] proved =
        [
            .. Enumerable.Range(0, lambdas.Length).Where(i => verdicts[i] is { IsOdd: true } or { IsEven: true }),
        ];
        Func<Real, double, double, int, Real>?[] functions = ParityHost.Load(
            [.. proved.Select(i => lambdas[i])],
            Rejected
        );
        long comparisons = 0;
        int odd = 0,
            even = 0,
            both = 0;
        for (int p = 0; p < proved.Length; p++)
        {
            if (functions[p] is not { } function)
                continue;
            ParityLambda lambda = lambdas[proved[p]];
            (bool isOdd, bool isEven) = verdicts[proved[p]]!.Value;
            odd += isOdd ? 1 : 0;
            even += isEven ? 1 : 0;
            both++;
            if (isOdd && Refute(lambda, function, isOdd: true, ref comparisons) is { } notOdd)
                Wrong.Add(new ParityOutcome(lambda, true, notOdd));
            if (isEven && Refute(lambda, function, isOdd: false, ref comparisons) is { } notEven)
                Wrong.Add(new ParityOutcome(lambda, false, notEven));
        }

        lock (_lock)
        {
            Composed += lambdas.Length;
            Accepted += verdicts.Count(static v => v is not null);
            ProvedOdd += odd;
            ProvedEven += even;
            Proved += both;
            Comparisons += comparisons;
            for (int i = 0; i < lambdas.Length; i++)
            {
                int isProved = verdicts[i] is { IsOdd: true } or { IsEven: true } ? 1 : 0;
                foreach (string form in lambdas[i].Forms)
                {
                    _forms[form] = _forms.GetValueOrDefault(form) is var known
                        ? (known.Composed + 1, known.Proved + isProved)
                        : default;
                }
            }
        }
    }

    /// <summary>Where a function is not what was proved; null if nowhere.</summary>
    private static string? Refute(
        ParityLambda lambda,
        Func<Real, double, double, int, Real> function,
        bool isOdd,
        ref long comparisons
    )
    {
        double[] inputs = ParityInputs.For(lambda.Number);
        // Of the captured numbers the usual ones and three of the hard ones.
        foreach (
            (double k, double j, int n) in ParityInputs
                .Captured.Where((_, i) => i == 0 || (i - lambda.Number) % 3 == 0)
                .Take(Captured().IsMatch(lambda.Text) ? 4 : 1)
        )
        {
            foreach (double x in inputs)
            {
                double up,
                    down;
                try
                {
                    (up, down) = (function(new Real(x, 0), k, j, n).Value, function(new Real(-x, 0), k, j, n).Value);
                }
                catch (DivideByZeroException)
                {
                    continue;
                }

                comparisons++;
                double expected = isOdd ? -up : up;
                // Zeros are equal, NaN is NaN; and an odd function is zero at zero, or not a number.
                if (
                    !(down == expected || (double.IsNaN(down) && double.IsNaN(expected)))
                    || (float)down != (float)expected && !float.IsNaN((float)down)
                    || (isOdd && x == 0 && !(up == 0 || double.IsNaN(up)))
                )
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"f({x:R}) = {up:R}, f({-x:R}) = {down:R} with k = {k:R}, j = {j:R}, n = {n}"
                    );
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"\b[kjn]\b")]
    private static partial Regex Captured();

    /// <summary>The figures as Markdown.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Composed} lambdas, seed {seed}, {Time.TotalSeconds:0} s: {Accepted} are mathematics, "
                + $"{Proved} ({100.0 * Proved / Composed:0.0} %) proved, {ProvedOdd} odd and {ProvedEven} "
                + $"even. "
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Comparisons} pairs of values compared: **{Wrong.Count} wrong proofs, {Crashes.Count} "
                + $"crashes**; {Rejected.Count} rejected by C#.\n\n"
        );
        text.Append("| form | lambdas | proved |\n| --- | --- | --- |\n");
        foreach ((string form, (int composed, int proved)) in _forms.OrderBy(static f => f.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {form} | {composed} | {proved} |\n");
        return text.ToString();
    }
}
