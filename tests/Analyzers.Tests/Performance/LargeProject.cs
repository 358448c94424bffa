using System.Globalization;
using System.Text;

namespace GeoDL.Typed.Analyzers.Tests.Performance;

/// <summary>A project of many models and much ordinary code: what analyzers cost is measured on it.</summary>
internal static class LargeProject
{
    public const int Models = 40;

    public const int LayersOfAModel = 5;

    private const int Lines = 20_000;

    /// <summary>The files; the first is of feature structs, then one a model, the rest is ordinary code.</summary>
    public static List<(string Path, string Text)> Files()
    {
        var files = new List<(string, string)>
        {
            (
                "Features.cs",
                "using GeoDL.Typed;\n[Irreps(\"8x0e + 4x1o + 2x2e\")] public readonly ref partial "
                    + "struct Hidden;\n[Irreps(\"mass: 0e + velocity: 1o\")] public readonly ref partial "
                    + "struct Halo;\n"
            ),
        };
        for (int i = 0; i < Models; i++)
            files.Add(($"Model{i}.cs", Model(i)));
        for (int lines = files.Sum(static f => f.Item2.Count(static c => c == '\n')), i = 0; lines < Lines; i++)
        {
            string text = Ordinary(i);
            files.Add(($"Ordinary{i}.cs", text));
            lines += text.Count(static c => c == '\n');
        }

        return files;
    }

    /// <summary>A model with named and inline layers, loops and helpers.</summary>
    public static string Model(int i, string edit = "") =>
        $$"""
            using GeoDL.Typed;

            [EquivariantModel]
            public sealed partial class Net{{i}}
            {
                [SteerableConvolution(MaxDegree = 2)] private partial Hidden Embed(Neighbourhood edges, Halo x);
                [Linear("8x0e + 4x1o + 2x2e", "8x0e + 4x1o")] private partial Features Narrow(Features x);
                [Linear("8x0e + 4x1o", "8x0e + 4x1o")] private partial Features Mix(Features x);
                [TensorProduct("8x0e + 4x1o", "8x0e + 4x1o", "8x0e + 4x1o + 2x2e")] private partial Features Couple(Features x, Features y);
                [Linear] private partial Halo Read(Hidden x);

                public Halo Forward(PointCloud<Halo> cloud, int steps)
                {
                    Hidden h = Embed(cloud.Edges, cloud.Features);
                    for (int i = 0; i < steps; i++)
                    {
                        Features x = Narrow(h);
                        Features y = i % 2 == 0 ? Mix(x) : x;
                        {{edit}}
                        h += Hidden.From(Together(x, y));
                    }

                    return Read(h).Mean(cloud.Batch);
                }

                private Features Together(Features x, Features y) => Couple(x + y, x - y);
            }

            """;

    private static string Ordinary(int i)
    {
        StringBuilder text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"using System;\nusing System.Collections.Generic;\n\npublic static class Ordinary{i}\n{{\n"
        );
        for (int m = 0; m < 40; m++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                    public static double Method{{m}}(double[] values, int count)
                    {
                        double sum = 0;
                        var seen = new HashSet<int>();
                        for (int i = 0; i < count; i++)
                        {
                            if (values[i] > {{m}} && seen.Add(i))
                                sum += Math.Sqrt(values[i]) * {{m}};
                        }

                        return sum + seen.Count;
                    }


                """
            );
        }

        return text.Append("}\n").ToString();
    }
}
