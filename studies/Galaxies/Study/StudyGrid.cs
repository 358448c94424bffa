using System.Globalization;
using GeoDL.Typed.Studies.Galaxies.Plain;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>
/// Which cells there are, in an order in which an unfinished grid is useful already: the first seed of everything, then
/// the next.
/// </summary>
/// <param name="Cells">The cells.</param>
/// <param name="Steps">Steps of every training, whatever the model and the number of clouds.</param>
/// <param name="BatchSize">Clouds a step.</param>
public sealed record StudyGrid(IReadOnlyList<StudyCell> Cells, long Steps, int BatchSize)
{
    private const double PeakRate = 5e-3,
        WeightDecay = 0.1;

    /// <summary>The models that are compared in all sizes and with all numbers of clouds.</summary>
    public static IReadOnlyList<string> Compared { get; } =
    [StudyModels.Invariant, StudyModels.Distances, StudyModels.Vectors, StudyModels.Augmented];

    /// <summary>The grid of the study.</summary>
    /// <param name="clouds">Training clouds at hand.</param>
    /// <param name="seeds">How many seeds.</param>
    /// <param name="full">Every size with every number of clouds; otherwise all sizes with all clouds, and the medium
    /// size with fewer.</param>
    public static StudyGrid Standard(int clouds, int seeds, bool full) =>
        new(Order([50, 200, 800], clouds, seeds, full), 1000, 8);

    /// <summary>A small form, in minutes.</summary>
    public static StudyGrid Quick(int clouds) => new(Order([50], clouds, 1, full: false), 40, 8);

    /// <summary>How a cell is trained.</summary>
    public Inference.InferencePlan Plan(StudyCell cell) =>
        new(Steps, BatchSize, PeakRate, WeightDecay, cell.Seed, Threads: 1) { Validations = 8 };

    /// <summary>
    /// What results depend on beside the cell, as one line; cells of other text do not belong together.
    /// </summary>
    /// <param name="mark">Tells the clouds from others.</param>
    public string Describe(string mark) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"steps {Steps}, batch {BatchSize}, rate {PeakRate}, decay {WeightDecay}, radius "
                + $"{StudyModels.Radius}, clouds {mark}"
        );

    private static List<StudyCell> Order(int[] fewer, int clouds, int seeds, bool full)
    {
        List<StudyCell> cells = [];
        int[] counts = [.. fewer.Where(n => n < clouds)];
        for (ulong seed = 1; seed <= (ulong)seeds; seed++)
        {
            void Add(string model, string size, int count) => cells.Add(new StudyCell(model, size, count, seed));
            foreach (string model in Compared)
                Add(model, StudyModels.Medium, clouds);

            foreach (int count in counts)
            {
                foreach (string model in Compared)
                    Add(model, StudyModels.Medium, count);
            }

            foreach (string size in new[] { StudyModels.Small, StudyModels.Large })
            {
                foreach (string model in Compared)
                    Add(model, size, clouds);
            }

            foreach (string model in new[] { StudyModels.Plain, StudyModels.Tensors, StudyModels.Attention })
                Add(model, StudyModels.Medium, clouds);

            if (full)
            {
                cells.AddRange(
                    from size in new[] { StudyModels.Small, StudyModels.Large }
                    from count in counts
                    from model in Compared
                    select new StudyCell(model, size, count, seed)
                );
            }
        }

        return cells;
    }
}
