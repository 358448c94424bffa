using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Runtime.Tests.Meshes;

/// <summary>
/// Three convolutions on a surface with features of orders 0, 1 and 2 and functions of norms between them, written
/// without any library: z_n(p) = Σ_q a_q F(r) (w e^{i(n−m)θ} z + w' e^{i(n+m)θ} z̄), z that of order m, transported.
/// </summary>
/// <typeparam name="S">The precision.</typeparam>
internal sealed class SlowMeshNetwork<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private const int Orders = 3;
    private const int Copies = 2;
    private const int Layers = 3;

    private readonly MeshGeometry _geometry;
    private readonly S[] _areas;
    private readonly S _scale;

    /// <summary>e^{ikθ} of an edge, from k = −2 to 4.</summary>
    private readonly Number[] _turns = new Number[3 * Orders - 2];

    internal SlowMeshNetwork(TriangleMesh mesh, MeshGeometry geometry)
    {
        _geometry = geometry;
        _areas = Array.ConvertAll(mesh.VertexAreas(), S.CreateChecked);
        _scale = S.CreateChecked(geometry.Lengths.Average());
    }

    /// <summary>Order 0 and, in the frames, order 1 at each vertex, from vectors of space at them.</summary>
    /// <param name="vectors">[V × 3]</param>
    /// <param name="isOriented">Whether weights are complex; where they are real, frames may be mirrored, and then the
    /// part along the normal is no scalar.</param>
    internal (double[] Scalars, double[] Vectors) Run(double[] vectors, bool isOriented)
    {
        int count = _areas.Length;
        double[] inFrames = _geometry.Frames.ToFrames(vectors);
        var z = new Number[count, Orders, Copies];
        for (int v = 0; v < count; v++)
        {
            var normal = S.CreateChecked(inFrames[3 * v]);
            z[v, 0, 0] = new Number(isOriented ? normal : normal * normal, S.Zero);
            z[v, 1, 0] = new Number(S.CreateChecked(inFrames[3 * v + 1]), S.CreateChecked(inFrames[3 * v + 2]));
        }

        var random = new Random(3);
        for (int layer = 0; layer < Layers; layer++)
            z = Activated(Convolved(z, random, isOriented));
        double[] scalars = new double[count];
        double[] components = new double[3 * count];
        for (int v = 0; v < count; v++)
        {
            scalars[v] = double.CreateChecked(z[v, 0, 0].Real);
            components[3 * v + 1] = double.CreateChecked(z[v, 1, 0].Real);
            components[3 * v + 2] = double.CreateChecked(z[v, 1, 0].Imaginary);
        }

        return (scalars, _geometry.Frames.ToSpace(components));
    }

    private Number[,,] Convolved(Number[,,] z, Random random, bool isOriented)
    {
        var weights = new Number[Orders, Orders, 2, Copies, Copies];
        foreach (int n in Enumerable.Range(0, Orders))
        {
            foreach (int m in Enumerable.Range(0, Orders))
            {
                for (int i = 0; i < 2 * Copies * Copies; i++)
                    weights[n, m, i / (Copies * Copies), i / Copies % Copies, i % Copies] = Weight(random, isOriented);
            }
        }

        var result = new Number[_areas.Length, Orders, Copies];
        EdgeIndex edges = _geometry.Edges;
        for (int p = 0; p < _areas.Length; p++)
        {
            S area = S.Zero;
            for (int e = edges.ReceiverOffsets[p]; e < edges.ReceiverOffsets[p + 1]; e++)
                area += _areas[edges.Senders[e]];
            for (int e = edges.ReceiverOffsets[p]; e < edges.ReceiverOffsets[p + 1]; e++)
                AddMessage(z, weights, e, _areas[edges.Senders[e]] / area, result);
        }

        return result;
    }

    private void AddMessage(Number[,,] z, Number[,,,,] weights, int edge, S share, Number[,,] to)
    {
        (int q, int p) = (_geometry.Edges.Senders[edge], _geometry.Edges.Receivers[edge]);
        S theta = S.CreateChecked(_geometry.Angles[edge]),
            g = S.CreateChecked(_geometry.Transports[edge]),
            r = S.CreateChecked(_geometry.Lengths[edge]) / _scale,
            radial = share / (S.One + r * r);
        for (int k = 1 - Orders; k < 2 * Orders - 1; k++)
            _turns[k + Orders - 1] = Number.Turn(S.CreateChecked(k) * theta);
        for (int m = 0; m < Orders; m++)
        {
            Number transport = Number.Turn(S.CreateChecked(m) * g);
            for (int u = 0; u < Copies; u++)
            {
                Number sent = _geometry.IsMirrored[edge] ? z[q, m, u].Conjugate : z[q, m, u],
                    here = transport * sent;
                for (int n = 0; n < Orders; n++)
                {
                    Number less = _turns[n - m + Orders - 1] * here,
                        more = _turns[n + m + Orders - 1] * here.Conjugate;
                    for (int w = 0; w < Copies; w++)
                    {
                        Number sum = weights[n, m, 0, w, u] * less + weights[n, m, 1, w, u] * more;
                        Number message = new(radial * sum.Real, n == 0 ? S.Zero : radial * sum.Imaginary);
                        to[p, n, w] += message;
                    }
                }
            }
        }
    }

    private static Number Weight(Random random, bool isComplex)
    {
        double real = 2 * random.NextDouble() - 1,
            imaginary = 2 * random.NextDouble() - 1;
        return new(S.CreateChecked(real), isComplex ? S.CreateChecked(imaginary) : S.Zero);
    }

    private static Number[,,] Activated(Number[,,] z)
    {
        for (int v = 0; v < z.GetLength(0); v++)
        {
            for (int i = 0; i < Orders * Copies; i++)
            {
                Number x = z[v, i / Copies, i % Copies];
                S factor = S.CreateChecked(1.5) / S.Sqrt(S.One + x.Real * x.Real + x.Imaginary * x.Imaginary);
                z[v, i / Copies, i % Copies] = new(factor * x.Real, factor * x.Imaginary);
            }
        }

        return z;
    }

    private readonly record struct Number(S Real, S Imaginary)
    {
        internal Number Conjugate => new(Real, -Imaginary);

        internal static Number Turn(S angle) => new(S.Cos(angle), S.Sin(angle));

        public static Number operator +(Number a, Number b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

        public static Number operator *(Number a, Number b) =>
            new(a.Real * b.Real - a.Imaginary * b.Imaginary, a.Real * b.Imaginary + a.Imaginary * b.Real);
    }
}
