namespace GeoDL.Typed.Samples.Potentials.Mace;

/// <summary>A tensor of a file, and the parameter of the network that its numbers belong to.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its shape there.</param>
/// <param name="Parameter">The path of the parameter.</param>
internal sealed record MaceTensor(string Name, int[] Shape, string Parameter)
{
    /// <summary>How many numbers it has.</summary>
    public int Count { get; } = Shape.Aggregate(1, static (a, b) => a * b);

    /// <summary>Where each number of the file is in the parameter; null for the same place.</summary>
    public int[]? Places { get; init; }

    /// <summary>What a number of the file is multiplied by, which may go by columns.</summary>
    public double[] Factors { get; init; } = [1];

    /// <summary>The numbers as the network has them.</summary>
    public double[] ToNetwork(ReadOnlySpan<double> file)
    {
        double[] network = new double[file.Length];
        for (int i = 0; i < file.Length; i++)
            network[Places?[i] ?? i] = Factors[i % Factors.Length] * file[i];
        return network;
    }

    /// <summary>Derivatives by the numbers of the file, from derivatives by those of the network.</summary>
    public double[] GradientInFile(ReadOnlySpan<double> network)
    {
        double[] file = new double[network.Length];
        for (int i = 0; i < file.Length; i++)
            file[i] = Factors[i % Factors.Length] * network[Places?[i] ?? i];
        return file;
    }
}
