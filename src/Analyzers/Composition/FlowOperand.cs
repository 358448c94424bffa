using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>An operand and what is known about it.</summary>
internal sealed record FlowOperand(IOperation Operation, FlowValue Value);
