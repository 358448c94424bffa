using GeoDL.Typed;
using GeoDLModel._1;

const string Weights = "velocities.safetensors";
const int Steps = 300;
Sample[] training = [.. Enumerable.Range(0, 20).Select(Sample.Random)];
Sample test = Sample.Random(seed: 1000);

var net = new VelocityNet(seed: 7);
var adam = new Adam(net.Parameters, rate: 0.01);
if (File.Exists(Weights))
{
    // The weights, and what Adam remembers.
    Checkpoint.Load(Weights, net.Parameters, adam);
    Console.WriteLine($"Resumed at step {adam.StepCount}.");
}

var trainer = new Trainer<Sample>(
    net,
    adam,
    (pass, sample) => Loss.MeanSquaredError(net.Forward(pass.Enter(sample.Cloud)), sample.Velocities)
)
{
    BatchSize = 4,
};
using (var progress = new ProgressLine(Console.Out))
    trainer.Run(training, steps: adam.StepCount + Steps, progress);
Checkpoint.Save(Weights, net.Parameters, adam);
Console.WriteLine($"Saved {net.Parameters.Count} weights to {Weights}.");

double[] answer = net.Predict(test.Cloud).ToArray();
double[] truth = test.Velocities.ToArray();
double error = Math.Sqrt(answer.Zip(truth, (a, t) => (a - t) * (a - t)).Sum() / truth.Sum(t => t * t));
Console.WriteLine($"Relative error on a cloud that the network has never seen: {error:P1}.");
