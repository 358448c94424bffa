using System.Reflection.Metadata;

namespace GeoDL.Typed.Witness;

/// <summary>One instruction, with the token that it carries.</summary>
internal readonly record struct Instruction(int Offset, ILOpCode Code, int Token);
