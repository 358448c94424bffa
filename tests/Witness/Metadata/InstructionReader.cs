using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace GeoDL.Typed.Witness;

/// <summary>Cuts the body of a method into instructions.</summary>
internal static class InstructionReader
{
    private static readonly Dictionary<ILOpCode, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static f => (OpCode)f.GetValue(null)!)
        .Where(static c => c.OpCodeType != OpCodeType.Nternal)
        .ToDictionary(static c => (ILOpCode)(ushort)c.Value, static c => c.OperandType);

    public static List<Instruction> Read(MethodBodyBlock body)
    {
        var all = new List<Instruction>();
        BlobReader reader = body.GetILReader();
        while (reader.RemainingBytes > 0)
        {
            int offset = reader.Offset;
            int code = reader.ReadByte();
            if (code == 0xfe)
                code = (code << 8) | reader.ReadByte();
            int token = 0;
            switch (Operands[(ILOpCode)code])
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    reader.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    reader.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    reader.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    int targets = reader.ReadInt32();
                    reader.Offset += 4 * targets;
                    break;
                case OperandType.InlineField
                or OperandType.InlineMethod
                or OperandType.InlineTok
                or OperandType.InlineType
                or OperandType.InlineSig:
                    token = reader.ReadInt32();
                    break;
                default:
                    reader.Offset += 4;
                    break;
            }

            all.Add(new Instruction(offset, (ILOpCode)code, token));
        }

        return all;
    }
}
