namespace GeoDL.Typed.Samples.NativeLibrary;

/// <summary>What the functions of the library return; the same numbers are in the header.</summary>
internal enum Status
{
    /// <summary>All went well.</summary>
    Ok = 0,

    /// <summary>A pointer is null, or a count or a number is out of range.</summary>
    BadArgument = 1,

    /// <summary>There is no potential with this handle, or no longer.</summary>
    UnknownHandle = 2,

    /// <summary>The file of weights cannot be read, is damaged, or belongs to another model.</summary>
    BadWeights = 3,

    /// <summary>Anything else, such as no memory: the message says what.</summary>
    Failed = 4,
}
