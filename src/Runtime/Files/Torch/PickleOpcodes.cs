namespace GeoDL.Typed;

/// <summary>Python's names of the opcodes of pickles that are refused.</summary>
internal static class PickleOpcodes
{
    /// <summary>The name, or the code itself where pickles have none.</summary>
    internal static string NameOf(byte code) =>
        (char)code switch
        {
            '0' => "POP",
            '1' => "POP_MARK",
            '2' => "DUP",
            'F' => "FLOAT",
            'I' => "INT",
            'L' => "LONG",
            'S' => "STRING",
            'T' => "BINSTRING",
            'U' => "SHORT_BINSTRING",
            'V' => "UNICODE",
            'B' => "BINBYTES",
            'C' => "SHORT_BINBYTES",
            'P' => "PERSID",
            'd' => "DICT",
            'l' => "LIST",
            'g' => "GET",
            'p' => "PUT",
            'i' => "INST",
            'o' => "OBJ",
            '\u0082' => "EXT1",
            '\u0083' => "EXT2",
            '\u0084' => "EXT4",
            '\u008b' => "LONG4",
            '\u008e' => "BINBYTES8",
            '\u008f' => "EMPTY_SET",
            '\u0090' => "ADDITEMS",
            '\u0091' => "FROZENSET",
            '\u0092' => "NEWOBJ_EX",
            '\u0096' => "BYTEARRAY8",
            '\u0097' => "NEXT_BUFFER",
            '\u0098' => "READONLY_BUFFER",
            _ => $"0x{code:X2}",
        };
}
