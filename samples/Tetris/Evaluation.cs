using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Samples.Tetris;

/// <summary>Shows the trained network each shape in orientations that it has never seen.</summary>
internal static class Evaluation
{
    /// <summary>How many of the orientations of each shape were named rightly, half of them mirrored.</summary>
    internal static int[] Run(TetrisNet net, int orientations, int seed)
    {
        var random = new Random(seed);
        var right = new int[Shapes.Names.Length];
        for (int trial = 0; trial < orientations; trial++)
        {
            for (int shape = 0; shape < Shapes.Names.Length; shape++)
            {
                // A proper rotation and a shift: the shape stays itself. A mirror image of a chiral shape is the other
                // one.
                OrthogonalMatrix element = OrthogonalMatrix.Random(random);
                double[] positions = Turn(Shapes.Positions[shape], element, random);
                int expected = element.Inverts && shape < 2 ? 1 - shape : shape;
                if (Shapes.Classify(net.Predict(Training.Cloud(positions)).ToArray()) == expected)
                    right[shape]++;
            }
        }

        return right;
    }

    private static double[] Turn(double[] positions, OrthogonalMatrix element, Random random)
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
}
