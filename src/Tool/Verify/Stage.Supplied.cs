using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <content>Inputs that a user supplies: they move, and keep the order of their rows.</content>
internal sealed partial class Stage
{
    /// <summary>What neither turns nor can be drawn at random.</summary>
    public T Given<T>(int parameter) =>
        _scene.Supplied is { } supplied
            ? (T)supplied[parameter]
            : throw new ArgumentException(
                $"there are no random values of {typeof(T).Name}; supply some by a method with [VerificationInputs]"
            );

    private PointCloud<T> SuppliedCloud<T>(PointCloud<T> given, int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        if (given.CloudCount != 1)
            throw new ArgumentException($"A supplied input is one cloud, not a batch of {given.CloudCount}.");
        ModelSpace space = _scene.Space;
        double[] positions = space.IsInPlane
            ? new PlaneCloud<T>(given).PositionValues()
            : given.PositionValues.ToArray();
        double[] direction = Direction(positions.Length, PositionKey, 0, 0);
        double[] at = [.. positions.Select((x, i) => x + (_step * _scene.Length * direction[i]))];
        double[] moved =
        [
            .. space
                .TurnVectors(_motion.Elements[0], at)
                .Select((x, i) => x + (_scene.Length * _motion.Shifts[0][i % space.Dimensions])),
        ];
        Cell cell = given.CellOf(0);
        if (cell != Cell.Open)
            cell = cell.Turned(Flat(space.Matrix(_motion.Elements[0])));
        PointCloudData data = PointCloudData.Create(
            space.IsInPlane ? PlaneCoordinates.InSpace(moved) : moved,
            given.NeighbourList,
            cell,
            space.IsInPlane
        );
        PointCloud<T> entered = _pass.Enter(PointCloud.Join(data, Turned(Changed(given.Rows, parameter))), Inputs());
        if (_wantsLoss)
        {
            _slopes.Add(() => Slope(_pass.FeatureGradient(entered).ToArray(), parameter, 0, 0));
            double[] inSpace = space.IsInPlane ? PlaneCoordinates.InSpace(direction) : direction;
            _slopes.Add(() =>
                _scene.Length * _pass.PositionGradient(entered).Zip(inSpace, static (g, d) => g * d).Sum()
            );
        }
        return entered;
    }

    /// <summary>Rows along the direction of a parameter.</summary>
    private Rows<T> Changed<T>(Rows<T> rows, int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        double[] values = rows.ToArray();
        if (_step != 0)
        {
            double[] direction = Direction(values.Length, parameter, 0, 0);
            for (int i = 0; i < values.Length; i++)
                values[i] += _step * direction[i];
        }
        return Rows<T>.Create<double>(rows.Layout, values);
    }

    private Rows<T> Turned<T>(Rows<T> rows)
        where T : struct, IFeatures<T>, allows ref struct =>
        Rows<T>.Create<double>(
            rows.Layout,
            [
                .. rows.ToArray()
                    .Chunk(rows.Dim)
                    .SelectMany(row => _scene.Space.Turn(_motion.Elements[0], rows.Layout.Signature.Irreps, row)),
            ]
        );

    private double Slope(double[] gradient, params ReadOnlySpan<int> keys) =>
        gradient.Zip(Direction(gradient.Length, keys), static (g, d) => g * d).Sum();

    private static double[] Flat(double[,] matrix)
    {
        // A cell takes a matrix of space; that of a plane leaves z alone.
        var flat = new double[9];
        flat[8] = 1;
        for (int i = 0; i < matrix.GetLength(0); i++)
        {
            for (int j = 0; j < matrix.GetLength(1); j++)
                flat[(3 * i) + j] = matrix[i, j];
        }

        return flat;
    }
}
