using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed;
using GeoDL.Typed.ColdStart;

// 64 points in a periodic box, about 16 neighbours each; seconds since the process was started, to the first result and
// to the second.
const int points = 64,
    dim = 288;
var random = new Random(1);
double side = Math.Pow(points * 4 * Math.PI / (3 * 16), 1.0 / 3);
double[] positions = [.. Enumerable.Range(0, 3 * points).Select(_ => side * random.NextDouble())];
float[] features = [.. Enumerable.Range(0, points * dim).Select(_ => random.NextSingle())];
var net = new ThreeLayers(seed: 1);
PointCloud<Hidden> cloud = PointCloud.Create<Hidden>(positions, features, Neighbours.WithinRadius(1), Cell.Cubic(side));
Rows<Hidden> result = net.Predict(cloud);
double first = (DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime()).TotalSeconds;
long start = Stopwatch.GetTimestamp();
net.Predict(cloud, result);
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"{first:0.0000} {Stopwatch.GetElapsedTime(start).TotalSeconds:0.000000}"
    )
);
return double.IsFinite(result.ToSingleArray()[0]) ? 0 : 1;
