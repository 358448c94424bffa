using System.Globalization;

namespace GeoDL.Typed.TestSupport;

/// <summary>
/// Compares results with the arrays of a reference file, relative to the largest entry of each array, and keeps the
/// largest deviation; <see cref="Tolerance.Reference"/> is what first-order values promise.
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

    /// <summary>Compares an array.</summary>
    /// <param name="name">The case of the file.</param>
    /// <param name="what">Which of its arrays.</param>
    /// <param name="expected">The reference.</param>
    /// <param name="actual">The result.</param>
    /// <param name="isDouble">Whether the result was computed in double precision.</param>
    /// <exception cref="InvalidDataException">The result deviates by more than the bound.</exception>
    public void Compare(string name, string what, double[] expected, double[] actual, bool isDouble)
    {
        string array = $"{file}, {name}, {what}, in {(isDouble ? "double" : "float")}";
        Near.Equal(expected, actual, Tolerance.Reference.Of(isDouble), array);
        double deviation = Near.Error(expected, actual);
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
