using System.Text.RegularExpressions;

namespace GeoDL.Typed.Package.Tests;

/// <summary>A user's folder, outside the repository.</summary>
internal sealed partial class Consumer(string folder, IReadOnlyDictionary<string, string> environment)
{
    /// <summary>A model of one convolution, and a program that runs it.</summary>
    internal const string Program = """
        using GeoDL.Typed;

        var net = new Net(seed: 7);
        var cloud = PointCloud.Create([0.0, 0, 0, 1, 0, 0, 0, 1, 0.5], Rows<Galaxy>.From([1.0, 2.0, 3.0]), Neighbours.WithinRadius(2));
        Rows<Flow> answer = net.Predict(cloud);
        double[] numbers = answer.ToArray();
        Console.WriteLine($"rows {answer.Count}, dim {numbers.Length / answer.Count}, finite {numbers.All(double.IsFinite)}");

        [Irreps("mass: 0e")]
        public readonly ref partial struct Galaxy;

        [Irreps("speed: 0e + velocity: 1o")]
        public readonly ref partial struct Flow;

        [EquivariantModel]
        public sealed partial class Net
        {
            [SteerableConvolution(MaxDegree = 1)]
            private partial Flow Pull(Neighbourhood edges, Galaxy galaxies);

            public Flow Forward(PointCloud<Galaxy> cloud) => Pull(cloud.Edges, cloud.Features);
        }
        """;

    /// <summary>What that program prints.</summary>
    internal const string Printed = "rows 3, dim 4, finite True";

    internal string Folder => folder;

    internal void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    internal void Append(string file, string text) => File.AppendAllText(Path.Combine(folder, file), text);

    internal string Dotnet(params string[] arguments) => Commands.Dotnet(folder, environment, arguments);

    internal string Failing(params string[] arguments) => Commands.Failing(folder, environment, arguments);

    /// <summary>The distinct errors and warnings in a build's output, each as its code and text.</summary>
    internal static string[] Messages(string output) =>
        [.. Message().Matches(output).Select(static m => $"{m.Groups[1].Value} {m.Groups[2].Value}").Distinct()];

    [GeneratedRegex(@"(?:error|warning) (\w+): (.*?) \[", RegexOptions.CultureInvariant)]
    private static partial Regex Message();
}
