using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using GeoDL.Typed.Samples.Galaxies.Data;
using GeoDL.Typed.Studies.Galaxies.Inference;
using GeoDL.Typed.Studies.Galaxies.Plain;

namespace GeoDL.Typed.Studies.Galaxies.Study;

/// <summary>Trains the cells that are not there yet, a cell a core, and keeps each as soon as it is done.</summary>
/// <param name="grid">The cells.</param>
/// <param name="data">The clouds.</param>
/// <param name="folder">Where results are kept.</param>
/// <param name="output">Told of progress.</param>
public sealed class StudyRunner(StudyGrid grid, InferenceData data, StudyFolder folder, TextWriter output)
{
    private const int TurnedClouds = 4;

    private readonly Lock _gate = new();

    /// <summary>A short mark that is the same for the same clouds only.</summary>
    public static string MarkOf(InferenceData data)
    {
        // FNV-1a over the bits of all positions and labels.
        ulong mark = 14695981039346656037;
        foreach (GalaxyCloud cloud in data.Training.Concat(data.Validation).Concat(data.Test))
        {
            foreach (double value in cloud.Positions.Concat(CosmologyLabels.Of(cloud.Cosmology!)))
                mark = (mark ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;
        }

        return mark.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Runs the grid, or what is left of it; when cancelled, the cells under way are given up and the others kept.
    /// </summary>
    /// <param name="plan">As the folder's.</param>
    /// <param name="threads">Cells at once; 0 takes as many as there are processors.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <returns>All results, unless cancelled before they were there.</returns>
    public IReadOnlyList<StudyResult> Run(string plan, int threads, CancellationToken cancellation = default)
    {
        var results = new ConcurrentDictionary<StudyCell, StudyResult>();
        foreach (StudyCell cell in grid.Cells)
        {
            if (folder.Read(cell, output.WriteLine) is { } done)
                results[cell] = done;
        }

        var queue = new ConcurrentQueue<StudyCell>(grid.Cells.Where(cell => !results.ContainsKey(cell)));
        output.WriteLine($"Study: {grid.Cells.Count} cells, {results.Count} done, {queue.Count} to do ({plan}).");
        var watch = Stopwatch.StartNew();
        int finished = 0,
            waiting = queue.Count,
            workers = Math.Min(threads > 0 ? threads : Parallelism.Threads, Math.Max(1, waiting));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            Parallel.For(
                0,
                workers,
                new ParallelOptions { MaxDegreeOfParallelism = workers },
                _ =>
                {
                    while (!stop.IsCancellationRequested && queue.TryDequeue(out StudyCell? cell))
                    {
                        try
                        {
                            StudyResult result = Train(cell, plan, stop.Token);
                            folder.Write(result);
                            results[cell] = result;
                            lock (_gate)
                            {
                                double left = watch.Elapsed.TotalMinutes / ++finished * (waiting - finished);
                                InferenceScore score = result.Score(InferenceScore.Truth(data.Test));
                                output.WriteLine(
                                    string.Create(
                                        CultureInfo.InvariantCulture,
                                        $"{cell.Name, -32} {result.Weights, 6} weights  R2 "
                                            + $"{score.R2[0]:0.000} {score.R2[1]:0.000}  "
                                            + $"{result.Seconds, 5:0} s  ({results.Count}/{grid.Cells.Count}"
                                            + $", about {left:0} min to go)"
                                    )
                                );
                            }
                        }
                        catch (OperationCanceledException) when (stop.IsCancellationRequested)
                        {
                            return;
                        }
                        catch
                        {
                            stop.Cancel(); // The others stop between two steps; what went wrong is told below.
                            throw;
                        }
                    }
                }
            );
        }
        catch (AggregateException error) when (error.InnerExceptions.FirstOrDefault() is { } first)
        {
            throw first is IOException or UnauthorizedAccessException or DataFileException ? first : error;
        }

        return [.. grid.Cells.Where(results.ContainsKey).Select(cell => results[cell])];
    }

    private StudyResult Train(StudyCell cell, string plan, CancellationToken cancellation)
    {
        StudyModel model = StudyModels.Find(cell.Model, cell.Size);
        Estimator estimator = model.Create();
        var watch = Stopwatch.StartNew();
        estimator.Train(data.WithTraining(cell.Clouds), grid.Plan(cell), null, cancellation);
        double seconds = watch.Elapsed.TotalSeconds;
        long nodes = data.Test[0].Count,
            edges = Estimators.Points(data.Test[0], Neighbours.WithinRadius(StudyModels.Radius)).Edges.Count;
        string version =
            typeof(StudyRunner)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
            ?? "unknown";
        return new StudyResult(
            cell,
            plan,
            estimator.WeightCount,
            model.MultiplyAdds(nodes, edges),
            InferenceScore.Of(InferenceScore.Truth(data.Validation), estimator.Predict(data.Validation)).R2,
            estimator.Predict(data.Test),
            SymmetryError(estimator, [.. data.Test.Take(TurnedClouds)]),
            seconds,
            version,
            DateTime.UtcNow
        );
    }

    /// <summary>Largest change of a scaled label under five of the rotations and reflections of the box.</summary>
    public static double SymmetryError(Estimator estimator, IReadOnlyList<GalaxyCloud> clouds)
    {
        double[][] before = estimator.Predict(clouds);
        double largest = 0;
        foreach (int index in new[] { 3, 13, 22, 31, 44 })
        {
            var element = new OctahedralElement(index);
            double[][] after = estimator.Predict([
                .. clouds.Select(c =>
                    c with
                    {
                        Positions = element.Apply(c.Positions),
                        Velocities = element.Apply(c.Velocities),
                    }
                ),
            ]);
            for (int i = 0; i < before.Length; i++)
            {
                double[] a = CosmologyLabels.Scale(before[i]),
                    b = CosmologyLabels.Scale(after[i]);
                largest = Math.Max(largest, Math.Max(Math.Abs(a[0] - b[0]), Math.Abs(a[1] - b[1])));
            }
        }

        return largest;
    }
}
