using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>Where each component of a row in public order belongs: a block, a copy, a component.</summary>
internal sealed class RowPlaces
{
    private readonly (int Block, int Copy, int Component)[] _places;

    public RowPlaces(Irreps irreps) =>
        _places = [
            .. irreps.SelectMany(
                static (block, b) =>
                    from copy in Enumerable.Range(0, block.Mul)
                    from component in Enumerable.Range(0, block.Irrep.Dim)
                    select (b, copy, component)
            ),
        ];

    public (int Block, int Copy, int Component) this[int index] => _places[index];
}
