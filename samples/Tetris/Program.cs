using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed.Samples.Tetris;

const int Steps = 200;
const int Orientations = 100;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var watch = Stopwatch.StartNew();
Console.WriteLine("Eight shapes of four cubes, two of them mirror images; trained in one orientation.");
TetrisNet net = Training.Run(seed: 7, Steps, new StepReport());
Console.WriteLine($"{net.Parameters.Count} weights, trained in {watch.Elapsed.TotalSeconds:0.0} s.");

int[] right = Evaluation.Run(net, Orientations, seed: 1);
for (int shape = 0; shape < Shapes.Names.Length; shape++)
{
    Console.WriteLine(
        $"  {Shapes.Names[shape], -14} {right[shape]} of {Orientations} orientations, half of them mirrored"
    );
}
Console.WriteLine(
    $"{right.Sum()} of {Orientations * Shapes.Names.Length} right; {watch.Elapsed.TotalSeconds:0.0} s in all."
);
return right.Sum() == Orientations * Shapes.Names.Length ? 0 : 1;
