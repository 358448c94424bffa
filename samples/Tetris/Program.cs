using System.Diagnostics;
using System.Globalization;
using GeoDL.Typed;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Samples.Tetris;

const int Steps = 200;
const int Orientations = 100;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var watch = Stopwatch.StartNew();
Console.WriteLine("Eight shapes of four cubes, two of them mirror images; trained in one orientation.");
TetrisNet net = Training.Run(seed: 7, Steps, new StepReport());
Console.WriteLine($"{net.Parameters.Count} weights, trained in {watch.Elapsed.TotalSeconds:0.0} s.");

var random = new Random(1);
int right = 0;
var perShape = new int[Shapes.Names.Length];
for (int trial = 0; trial < Orientations; trial++)
{
    for (int shape = 0; shape < Shapes.Names.Length; shape++)
    {
        // A proper rotation and a shift: the shape stays itself. A mirror image of a chiral shape is the other one.
        OrthogonalMatrix element = OrthogonalMatrix.Random(random);
        double[] positions = Turn(Shapes.Positions[shape], element, random);
        int expected = element.Inverts && shape < 2 ? 1 - shape : shape;
        if (Shapes.Classify(net.Predict(Training.Cloud(positions)).ToArray()) == expected)
        {
            right++;
            perShape[shape]++;
        }
    }
}

for (int shape = 0; shape < Shapes.Names.Length; shape++)
    Console.WriteLine($"  {Shapes.Names[shape],-14} {perShape[shape]} of {Orientations} orientations, half of them mirrored");
Console.WriteLine($"{right} of {Orientations * Shapes.Names.Length} right; {watch.Elapsed.TotalSeconds:0.0} s in all.");
return right == Orientations * Shapes.Names.Length ? 0 : 1;

static double[] Turn(double[] positions, OrthogonalMatrix element, Random random)
{
    double[] shift = [random.NextDouble() * 10, random.NextDouble() * 10, random.NextDouble() * 10];
    var turned = new double[positions.Length];
    for (int i = 0; i < positions.Length; i += 3)
    {
        (double x, double y, double z) = element.Apply(positions[i], positions[i + 1], positions[i + 2]);
        (turned[i], turned[i + 1], turned[i + 2]) = (x + shift[0], y + shift[1], z + shift[2]);
    }

    return turned;
}

internal sealed class StepReport : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        if (value.Step % 50 == 0)
            Console.WriteLine($"  step {value.Step}/{value.Steps}: loss {value.Loss:0.00000}");
    }
}
