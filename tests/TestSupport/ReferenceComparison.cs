using System.Globalization;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// Compares results with the arrays of a reference file, relative to the largest entry of each array, and keeps the
/// largest deviation: 1e-12 in double and 2e-6 in float is what first-order values (results, gradients, statistics)
/// promise.
/// </summary>
/// <param name="file">The file, as the table of the accuracy page calls it.</param>
public sealed class ReferenceComparison(string file)
{
    private readonly HashSet<string> _cases = [];
    private double _single = double.NaN;
    private double _double = double.NaN;
    private int _numbers;

    /// <summary>How many cases of the file were compared.</summary>
    public int CaseCount => _cases.Count;

    /// <summary>What results may deviate by.</summary>
    public static double Bound(bool isDouble) => isDouble ? 1e-12 : 2e-6;

    /// <summary>Compares an array.</summary>
    /// <param name="name">The case of the file.</param>
    /// <param name="what">Which of its arrays.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="actual">The result.</param>
    /// <param name="isDouble">Whether the result was computed in double precision.</param>
    /// <exception cref="InvalidDataException">The result deviates by more than the bound.</exception>
    public void Compare(string name, string what, double[] expected, double[] actual, bool isDouble)
    {
        if (expected.Length != actual.Length)
        {
            throw new InvalidDataException(
                $"{file}, {name}, {what}: {actual.Length} numbers, expected {expected.Length}."
            );
        }
        double largest = expected.Select(Math.Abs).DefaultIfEmpty(0).Max();
        double deviation = 0;
        int at = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            // An array of zeros, or a result that is not a number, has no relative deviation but none or all.
            double difference = Math.Abs(expected[i] - actual[i]);
            double here =
                difference == 0 ? 0
                : largest > 0 && double.IsFinite(difference) ? difference / largest
                : double.PositiveInfinity;
            if (here > deviation)
                (deviation, at) = (here, i);
        }

        if (deviation > Bound(isDouble))
        {
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file}, {name}, {what}: entry {at} is {actual[at]:R}, expected {expected[at]:R}; "
                        + $"{deviation:E1} of the largest, {largest:R}, in {(isDouble ? "double" : "float")}."
                )
            );
        }
        _cases.Add(name);
        _numbers += isDouble ? expected.Length : 0;
        if (isDouble)
            _double = double.IsNaN(_double) ? deviation : Math.Max(_double, deviation);
        else
            _single = double.IsNaN(_single) ? deviation : Math.Max(_single, deviation);
    }

    /// <summary>A row of the table: file, cases, numbers compared, largest deviation in float and in double.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {file} | {_cases.Count} | {_numbers} | {Cell(_single)} | {Cell(_double)} |"
        );

    private static string Cell(double deviation) =>
        double.IsNaN(deviation) ? "–" : deviation.ToString("0.0E+0", CultureInfo.InvariantCulture);
}
