using GeoDL.Typed.Samples.Galaxies.Simulation;
using GeoDL.Typed.Studies.Galaxies.Simulation;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Studies.Tests.Galaxies;

public class SimulationTests
{
    private const int N = 32;
    private const double Box = 250.0;

    [Fact]
    public void GaussianField_HasThePowerAskedFor()
    {
        var grid = new FourierGrid(N, Box);
        var spectrum = new EisensteinHu(Cosmology.Fiducial);
        double[] re = new double[grid.CellCount],
            im = new double[grid.CellCount];
        double sum = 0.0;
        int waves = 0;
        GaussianField.Draw(grid, spectrum.Power, new RandomStream(11), re, im);
        for (int cell = 1; cell < re.Length; cell++)
        {
            double k =
                2.0 * Math.PI / Box * Math.Sqrt(Square(cell / (N * N)) + Square(cell / N % N) + Square(cell % N));
            double measured =
                (re[cell] * re[cell] + im[cell] * im[cell]) * Math.Pow(Box, 3) / Math.Pow(grid.CellCount, 2);
            sum += measured / spectrum.Power(k);
            waves++;
        }

        // Half of the waves are independent, each ratio is exponential with mean and scatter 1: five standard errors.
        Assert.Equal(1.0, sum / waves, 5.0 / Math.Sqrt(waves / 2.0));
        Assert.Equal(0.0, re[0]);
    }

    [Fact]
    public void Displacements_OfCrossedWavesAreThoseWorkedOutByHand()
    {
        // δ = A cos kx + B cos ky. First order: ψ = −(A sin kx, B sin ky)/k. Second: S = AB cos kx cos ky, φ₂ = −S/2k².
        const double A = 0.3,
            B = 0.5,
            OmegaM = 0.3;
        var grid = new FourierGrid(N, Box);
        double k = 2.0 * 2.0 * Math.PI / Box;
        double[] field = new double[grid.CellCount],
            im = new double[grid.CellCount];
        for (int cell = 0; cell < field.Length; cell++)
        {
            (double x, double y) = Place(cell);
            field[cell] = A * Math.Cos(k * x) + B * Math.Cos(k * y);
        }

        grid.Forward(field, field, im);
        int[] cells = [0, 1234, 17 * N * N + 5 * N + 3, grid.CellCount - 1];
        (double[] first, double[] second) = new SecondOrderLagrangian(grid).Displacements(
            field,
            im,
            smoothingRadius: 0.0,
            OmegaM,
            cells
        );

        double factor = 3.0 / 7.0 * Math.Pow(OmegaM, -1.0 / 143.0) * A * B / (2.0 * k);
        for (int i = 0; i < cells.Length; i++)
        {
            (double x, double y) = Place(cells[i]);
            Near.Equal(-A / k * Math.Sin(k * x), first[3 * i], Tolerance.Rounding.Dozens, scale: A / k);
            Near.Equal(-B / k * Math.Sin(k * y), first[3 * i + 1], Tolerance.Rounding.Dozens, scale: A / k);
            Near.Equal(0.0, first[3 * i + 2], Tolerance.Rounding.Dozens, scale: A / k);
            Near.Equal(
                -factor * Math.Sin(k * x) * Math.Cos(k * y),
                second[3 * i],
                Tolerance.Rounding.Dozens,
                scale: A / k
            );
            Near.Equal(
                -factor * Math.Cos(k * x) * Math.Sin(k * y),
                second[3 * i + 1],
                Tolerance.Rounding.Dozens,
                scale: A / k
            );
            Near.Equal(0.0, second[3 * i + 2], Tolerance.Rounding.Dozens, scale: A / k);
        }

        static (double X, double Y) Place(int cell) => (cell / (N * N) * Box / N, cell / N % N * Box / N);
    }

    [Fact]
    public void Peaks_AreFoundAcrossTheBoundaryAndBetweenCells()
    {
        // Two bumps that are parabolas near their tops, one of them across the box's corner.
        var grid = new FourierGrid(8, 8.0);
        double[] field = new double[grid.CellCount];
        for (int cell = 0; cell < field.Length; cell++)
            field[cell] = Bump(cell, 0.2, 7.9, 0.0, 2.0) + Bump(cell, 4.3, 3.8, 4.1, 3.0);

        Peaks peaks = Peaks.Find(grid, field, 2);
        Assert.Equal([4.3, 3.8, 4.1], peaks.Positions[..3].Select(static x => Math.Round(x, 6)));
        Assert.Equal([0.2, -0.1, 0.0], peaks.Positions[3..].Select(static x => Math.Round((x + 4.0) % 8.0 - 4.0, 6)));
        Assert.True(peaks.Heights[0] > peaks.Heights[1]);

        var error = Assert.Throws<InvalidOperationException>(() => Peaks.Find(grid, field, 3));
        Assert.Contains("2 peaks", error.Message, StringComparison.Ordinal);

        static double Bump(int cell, double x, double y, double z, double height)
        {
            double r2 = Periodic(cell / 64 - x) + Periodic(cell / 8 % 8 - y) + Periodic(cell % 8 - z);
            return Math.Max(height - 0.3 * r2, 0.0);
        }

        static double Periodic(double d) => Math.Pow(d - 8.0 * Math.Round(d / 8.0), 2);
    }

    [Fact]
    public void RandomStream_IsUniformAndNormalEnough()
    {
        const int Count = 200_000;
        var random = new RandomStream(1);
        double sum = 0.0,
            squares = 0.0,
            fourth = 0.0;
        for (int i = 0; i < Count; i++)
        {
            double x = random.Normal();
            sum += x;
            squares += x * x;
            fourth += x * x * x * x;
        }

        // Standard errors of the moments of a normal variable: 1, √2 and √96 over √n; five of them.
        double error = 5.0 / Math.Sqrt(Count);
        Assert.Equal(0.0, sum / Count, error);
        Assert.Equal(1.0, squares / Count, error * Math.Sqrt(2.0));
        Assert.Equal(3.0, fourth / Count, error * Math.Sqrt(96.0));

        int[] hits = new int[7];
        for (int i = 0; i < 70_000; i++)
            hits[random.Below(7)]++;

        Assert.All(hits, static h => Assert.InRange(h, 9_500, 10_500));
    }

    private static double Square(int index)
    {
        int signed = index <= N / 2 ? index : index - N;
        return signed * signed;
    }
}
