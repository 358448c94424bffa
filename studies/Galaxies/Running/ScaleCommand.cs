using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Galaxies.Network;
using GeoDL.Typed.Studies.Galaxies.Scale;

namespace GeoDL.Typed.Studies.Galaxies.Running;

/// <summary>
/// The command <c>scale</c>: the velocity network on a hundred thousand galaxies, or a million, in bounded memory.
/// </summary>
public static class ScaleCommand
{
    private const int MostPoints = 100_000_000,
        Checked = 3;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<int> points = CommandOptions.Positive(
            "--points",
            "Galaxies at least; they fill a cube of simulated clouds",
            100_000
        );
        points.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<int>() > MostPoints)
                result.AddError(FormattableString.Invariant($"--points must be at most {MostPoints}."));
        });
        Option<int> block = CommandOptions.Positive(
            "--block",
            "Width of a block, Mpc/h; wider ones compute less twice and take more memory",
            1000,
            smallest: 100
        );
        Option<string?> model = new("--model")
        {
            Description =
                "Weights of the velocity network, as samples/Galaxies keeps them; without, initial "
                + "ones: time and memory are the same",
        };
        Option<string?> output = new("--out")
        {
            Description = "File for the velocities, .npy (rows of three float32, km/s); without, they are not kept",
        };
        Option<ulong> seed = CommandOptions.Seed();
        Command command = new(
            "scale",
            "Predicts velocities of very many galaxies block by block, and reports time and memory."
        )
        {
            points,
            block,
            model,
            output,
            seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Task.FromResult(
                    Guarded.Run(
                        () =>
                        {
                            VelocityNet net = parsed.GetValue(model) is { } file
                                ? VelocityFile.Load(file)
                                : new VelocityNet(parsed.GetValue(seed));
                            return Run(
                                net,
                                parsed.GetValue(points),
                                parsed.GetValue(block),
                                parsed.GetValue(output),
                                parsed.GetValue(seed),
                                Console.Out,
                                cancellation
                            )
                                ? 0
                                : Guarded.Interrupted;
                        },
                        cancellation
                    )
                )
        );
        return command;
    }

    /// <summary>Makes the box, predicts, checks some of the answers and reports.</summary>
    /// <returns>Whether it came to its end.</returns>
    public static bool Run(
        VelocityNet net,
        int points,
        double block,
        string? file,
        ulong seed,
        TextWriter output,
        CancellationToken cancellation = default
    )
    {
        (double[] positions, double boxLength) = TiledBox.Make(points, seed);
        int count = positions.Length / 3;
        output.WriteLine(
            FormattableString.Invariant(
                $"{count} galaxies in a periodic box of {boxLength:0} Mpc/h; {PeakMegabytes():0} MB at the start."
            )
        );
        var stream = new StreamedVelocities(net, block);
        var watch = Stopwatch.StartNew();
        float[] velocities;
        try
        {
            velocities = stream.Predict(positions, boxLength, new ConsoleProgress("galaxies", count), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine("Stopped; nothing was written.");
            return false;
        }

        double seconds = watch.Elapsed.TotalSeconds,
            peak = PeakMegabytes();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Predicted in {seconds:0.0} s on {Parallelism.Threads} threads: "
                    + $"{1e6 * seconds / count:0} us a galaxy, {1e9 * seconds / stream.Edges:0} ns an edge "
                    + $"({stream.Edges / (double)count:0} edges a galaxy, at most "
                    + $"{stream.MostEdges / 1e6:0.0} million at once)."
            )
        );
        output.WriteLine(FormattableString.Invariant($"Peak memory of the process: {peak:0} MB."));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Largest difference from ordinary passes around {Checked} of the galaxies, relative: "
                    + $"{Difference(stream, positions, boxLength, velocities):0.0e+0}"
            )
        );
        if (file is not null)
        {
            NpyWriter.Write(file, NumberType.Float32, [count, 3], velocities.Select(static v => (double)v));
            output.WriteLine($"Velocities: {file}");
        }

        return true;
    }

    private static double Difference(
        StreamedVelocities stream,
        double[] positions,
        double boxLength,
        float[] velocities
    )
    {
        double largest = 0,
            scale = Math.Sqrt(velocities.Average(static v => (double)v * v));
        for (int k = 0; k < Checked; k++)
        {
            int point = (int)((long)k * (positions.Length / 3) / Checked);
            double[] alone = stream.PredictAlone(positions, boxLength, point);
            for (int axis = 0; axis < 3; axis++)
                largest = Math.Max(largest, Math.Abs(alone[axis] - velocities[(3 * point) + axis]) / scale);
        }

        return largest;
    }

    private static double PeakMegabytes()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }
}
