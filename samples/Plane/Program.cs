using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed;
using GeoDL.Typed.Samples.Plane;

const int Steps = 250;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var watch = Stopwatch.StartNew();
Console.WriteLine($"Six kinds of shapes in a plane, 40 of each, upright: {string.Join(", ", Outlines.Kinds)}.");
Console.WriteLine("network                weights   right upright   right in every orientation");

var turning = new TurningNet(seed: 7);
Report(
    "O(2)",
    turning,
    Contest.Run<TurningDot, TurningKind>(
        turning,
        (pass, cloud, kinds) => Loss.CrossEntropy(turning.Forward(pass.Enter(cloud)), kinds),
        cloud => turning.Predict(cloud),
        Steps
    )
);
var octagon = new OctagonNet(seed: 7);
Report(
    "C_8",
    octagon,
    Contest.Run<OctagonDot, OctagonKind>(
        octagon,
        (pass, cloud, kinds) => Loss.CrossEntropy(octagon.Forward(pass.Enter(cloud)), kinds),
        cloud => octagon.Predict(cloud),
        Steps
    )
);
var plain = new PlainNet(seed: 7);
Report(
    "no symmetry",
    plain,
    Contest.Run<PlainDot, PlainKind>(
        plain,
        (pass, cloud, kinds) => Loss.CrossEntropy(plain.Forward(pass.Enter(cloud)), kinds),
        cloud => plain.Predict(cloud),
        Steps
    )
);
Console.WriteLine($"{watch.Elapsed.TotalSeconds:0} s in all.");

static void Report(string name, IEquivariantModel net, (double Upright, double Turned) right) =>
    Console.WriteLine($"{name, -20} {net.Parameters.Count, 9} {right.Upright, 15:P1} {right.Turned, 20:P1}");
