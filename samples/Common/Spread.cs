using System.Globalization;

namespace GeoDL.Typed.Samples.Common;

/// <summary>Numbers of several runs, as tables show them.</summary>
public static class Spread
{
    /// <summary>The mean, and the range of several.</summary>
    /// <param name="numbers">One or more.</param>
    /// <param name="format">How each is written.</param>
    public static string Of(IEnumerable<double> numbers, string format)
    {
        double[] all = [.. numbers];
        return all.Length == 1 ? Text(all[0]) : $"{Text(all.Average())} ({Text(all.Min())} to {Text(all.Max())})";

        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
    }
}
