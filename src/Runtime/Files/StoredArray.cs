namespace GeoDL.Typed;

/// <summary>An array of a checkpoint, in memory.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Parameter">The parameter whose shape it has.</param>
/// <param name="Precision">The precision of its numbers.</param>
/// <param name="Bytes">Returns its bytes in place.</param>
internal sealed record StoredArray(string Name, Parameter Parameter, Precision Precision, StoredArray.Place Bytes)
{
    internal delegate Span<byte> Place();
}
