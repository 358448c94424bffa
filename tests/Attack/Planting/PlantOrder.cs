namespace GeoDL.Typed.Attack;

/// <summary>
/// Plants in turn: each kind as often as its weight says, its variants one after another. Chance would leave some out.
/// </summary>
internal sealed class PlantOrder
{
    private readonly (Plant[] Variants, int Number)[] _slots;

    public PlantOrder(IEnumerable<Plant> plants)
    {
        _slots =
        [
            .. plants
                .GroupBy(static p => p.Family)
                .SelectMany(static g => Enumerable.Range(0, g.Max(static p => p.Weight)).Select(i => (g.ToArray(), i))),
        ];
        new Random(1).Shuffle(_slots);
    }

    private PlantOrder((Plant[] Variants, int Number)[] slots) => _slots = slots;

    /// <summary>Every variant once, as they stand in the list.</summary>
    public static PlantOrder Each(IEnumerable<Plant> plants) => new([.. plants.Select(static p => (new[] { p }, 0))]);

    /// <summary>Whose turn it is.</summary>
    public Plant this[int turn]
    {
        get
        {
            var (variants, number) = _slots[turn % _slots.Length];
            return variants[((turn / _slots.Length * variants[0].Weight) + number) % variants.Length];
        }
    }
}
