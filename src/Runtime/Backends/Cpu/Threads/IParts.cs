namespace GeoDL.Typed.CompilerServices;

/// <summary>Work in parts that do not touch each other's results.</summary>
internal interface IParts
{
    /// <summary>Does one part.</summary>
    /// <param name="part">Which.</param>
    /// <param name="parts">Of how many.</param>
    /// <param name="worker">The number of the worker, below the number of threads: no two parts run at once with the
    /// same number.</param>
    void Run(int part, int parts, int worker);
}
