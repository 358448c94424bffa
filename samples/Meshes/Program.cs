using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed;
using GeoDL.Typed.Samples.Meshes;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Option<string[]> data = new("--data")
{
    Description = "Further surfaces to test on: files in OBJ or PLY form, closed or with a boundary",
    AllowMultipleArgumentsPerToken = true,
};
Option<ulong> seed = CommandOptions.Seed();
Option<int> steps = CommandOptions.Positive("--steps", "Steps of training of each network", 700);
RootCommand command = new("Learns one step of heat flow on two surfaces, and tests it on surfaces that it never saw.")
{
    data,
    seed,
    steps,
};
command.SetAction(parsed =>
    Guarded.Run(() => Run(parsed.GetValue(data) ?? [], parsed.GetValue(seed), parsed.GetValue(steps)))
);
return command.Parse(args).Invoke();

static int Run(string[] files, ulong seed, int steps)
{
    const int Train = 60;
    const int Test = 20;
    var watch = Stopwatch.StartNew();
    Examples[] unknown =
    [
        .. Surfaces.Unknown.Select(static s => Examples.Of(s.Name, s.Mesh, Test, seed: 3)),
        .. files.Select(static f =>
            Examples.Of(Path.GetFileName(f), Surfaces.Scaled(TriangleMesh.Read(f, MeshPolygons.Fan)), Test, seed: 3)
        ),
    ];
    Examples[] known = [.. Surfaces.Known.Select(static s => Examples.Of(s.Name, s.Mesh, Train, seed: 1))],
        again = [.. Surfaces.Known.Select(static s => Examples.Of(s.Name, s.Mesh, Test, seed: 2))];
    HeatNet net = Contest.Train(known, steps, seed);
    CoordinateNet plain = Contest.TrainOnCoordinates(known, steps, seed);
    Console.WriteLine(
        $"One step of heat flow, {steps} steps of training on two surfaces: a network of surfaces with "
            + $"{net.Parameters.Count} weights, one of coordinates with {plain.Parameters.Count}."
    );
    Console.WriteLine("relative L2 error      vertices   unchanged   coordinates   surfaces");
    foreach (Examples e in again)
        Report(e, "seen");
    foreach (Examples e in unknown)
        Report(e, "new");
    Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s in all.");
    return 0;

    void Report(Examples e, string kind) =>
        Console.WriteLine(
            $"{e.Name + ", " + kind, -22} {e.Mesh.Count, 8} {Contest.ErrorOfNothing(e), 11:P1} "
                + $"{Contest.Error(plain, e), 13:P1} {Contest.Error(net, e), 10:P1}"
        );
}
