using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Analyzers;

/// <summary>An operand and what is known about it.</summary>
internal readonly record struct FlowOperand(IOperation Operation, FlowValue Value);
