using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>How sums of functions over windows are coupled, block by block of the operand.</summary>
internal interface ICouplePlan
{
    /// <summary>Where the operand's blocks lie in rows.</summary>
    RowLayout Operand { get; }

    /// <summary>Where coupled blocks lie in rows.</summary>
    RowLayout Result { get; }

    /// <summary>How many functions are summed.</summary>
    int FunctionCount { get; }

    /// <summary>For each block of the operand its paths.</summary>
    IReadOnlyList<IReadOnlyList<PlannedWindowPath>> Blocks { get; }
}
