using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Meshes;

/// <summary>
/// Directions and transports on surfaces: those of the plane where a surface is flat, those of the sphere on a sphere,
/// unchanged by bending where they are intrinsic, and covariant in every frame.
/// </summary>
public sealed class MeshGeometryTests
{
    [Fact]
    public void FlatSurfaces_HaveTheMapAndTheTransportOfThePlane()
    {
        TriangleMesh flat = Scattered();
        foreach (SurfaceMap map in MeshCases.Maps)
        {
            MeshGeometry geometry = MeshGeometry
                .Create(flat, map, SymmetryGroup.SO2)
                .InFrames(MeshCases.Angles(flat.VertexCount, 2));
            MeshFrames frames = geometry.Frames;
            EdgeIndex edges = geometry.Edges;
            Assert.Equal(2 * flat.EdgeCount, edges.Count);
            for (int e = 0; e < edges.Count; e++)
            {
                (int q, int p) = (edges.Senders[e], edges.Receivers[e]);
                (double r, double theta, double g) = (geometry.Lengths[e], geometry.Angles[e], geometry.Transports[e]);
                CellVector edge = flat.PointOf(q) - flat.PointOf(p);
                Near.Equal(
                    [edge.Dot(frames.First[p]), edge.Dot(frames.Second(p))],
                    [r * Math.Cos(theta), r * Math.Sin(theta)],
                    Tolerance.Rounding.Hundreds
                );
                CellVector first = frames.First[q];
                Near.Equal(
                    [first.Dot(frames.First[p]), first.Dot(frames.Second(p))],
                    [Math.Cos(g), Math.Sin(g)],
                    Tolerance.Rounding.Hundreds
                );
            }

            Assert.InRange(MeshCases.Holonomies(flat, geometry).Max(Math.Abs), 0, Tolerance.Zero);
        }
    }

    [Fact]
    public void Transport_AroundAFlatVertexOfACurvedSurface_IsNothing()
    {
        // A roof: flat but for the ridge in the middle, which is straight, so nothing is curved inside.
        TriangleMesh roof = MeshShapes.HeightField(7, 5, static (x, y) => -0.6 * Math.Abs(x - 3));
        Assert.InRange(MeshCases.Holonomies(roof, Intrinsic(roof)).Max(Math.Abs), 0, Tolerance.Zero);

        // Around the normals of a ridge's ends and sides the projected one comes back as well: they lie in a plane.
        Assert.InRange(
            MeshCases
                .Holonomies(roof, MeshGeometry.Create(roof, SurfaceMap.Projected, SymmetryGroup.SO2))
                .Max(Math.Abs),
            0,
            Tolerance.Zero
        );
    }

    [Fact]
    public void ProjectedTransport_TurnsByTheAreaOfTheNormals()
    {
        foreach (TriangleMesh mesh in MeshCases.Surfaces.Values)
        {
            var geometry = MeshGeometry.Create(mesh, SurfaceMap.Projected, SymmetryGroup.SO2);
            CellVector[] n = geometry.Frames.Normals;
            double[] areas =
            [
                .. Enumerable
                    .Range(0, mesh.FaceCount)
                    .Select(mesh.CornersOf)
                    .Select(c => SphereArea(n[c[0]], n[c[1]], n[c[2]])),
            ];
            Assert.True(areas.Max() > Tolerance.Noticeable);
            Assert.InRange(MeshCases.LargestDifference(areas, MeshCases.Holonomies(mesh, geometry)), 0, Tolerance.Zero);
        }
    }

    [Fact]
    public void Transport_OnTheSphere_TurnsByTheEnclosedArea()
    {
        foreach (SurfaceMap map in MeshCases.Maps)
        {
            double before = double.PositiveInfinity,
                first = 0;
            for (int level = 2; level <= 6; level++)
            {
                TriangleMesh sphere = MeshShapes.Sphere(level);
                double[] turns = MeshCases.Holonomies(sphere, MeshGeometry.Create(sphere, map, SymmetryGroup.SO2));
                // All of the curvature, and less and less of it in wrong places: around the 80 faces of the first
                // level, whose sides are great circles, cut finer and finer.
                Near.Equal(4 * Math.PI, turns.Sum(), Tolerance.Rounding.Hundreds);
                int size = sphere.FaceCount / 80;
                double worst = 0;
                for (int f = 0; f < 80; f++)
                {
                    double area = 0;
                    for (int i = size * f; i < size * (f + 1); i++)
                    {
                        (CellVector a, CellVector b, CellVector c) = sphere.PointsOf(i);
                        area += SphereArea(a, b, c);
                    }

                    worst = Math.Max(worst, Math.Abs(turns[(size * f)..(size * (f + 1))].Sum() - area) / area);
                }

                Assert.True(worst < before, $"level {level}: {worst} after {before}");
                first = Math.Max(first, worst);
                before = worst;
            }

            Assert.True(before < first / 4, $"{before} after {first}");
        }
    }

    [Fact]
    public void Bending_ChangesNothingIntrinsic()
    {
        // A sheet of 12 columns becomes three quarters of a prism with 16 sides; its squares stay squares.
        const int columns = 13,
            rows = 6;
        TriangleMesh sheet = MeshShapes.HeightField(columns, rows, static (_, _) => 0);
        double[] rolled = sheet.PositionValues();
        double radius = 0.5 / Math.Sin(Math.PI / 16);
        for (int v = 0; v < sheet.VertexCount; v++)
        {
            double angle = Math.Tau * rolled[3 * v] / 16;
            (rolled[3 * v], rolled[3 * v + 2]) = (radius * Math.Sin(angle), -radius * Math.Cos(angle));
        }

        var prism = TriangleMesh.Create(rolled, sheet.TriangleValues());
        MeshGeometry flat = MeshCases.Aligned(Intrinsic(sheet)),
            bent = MeshCases.Aligned(Intrinsic(prism));
        Near.Equal(flat.Lengths, bent.Lengths, Tolerance.Rounding.Hundreds);
        Assert.InRange(MeshCases.LargestDifference(flat.Angles, bent.Angles), 0, Tolerance.Zero);
        Assert.InRange(MeshCases.LargestDifference(flat.Transports, bent.Transports), 0, Tolerance.Zero);
        Near.Equal(sheet.VertexAreas(), prism.VertexAreas(), Tolerance.Rounding.Hundreds);

        MeshGeometry seen = MeshCases.Aligned(MeshGeometry.Create(prism, SurfaceMap.Projected, SymmetryGroup.SO2));
        Assert.True(MeshCases.LargestDifference(flat.Angles, seen.Angles) > Tolerance.Noticeable);
    }

    [Fact]
    public void OtherFrames_ChangeAnglesAndTransportsAsStated()
    {
        foreach (TriangleMesh mesh in MeshCases.Surfaces.Values.Append(MeshCases.MoebiusStrip()))
        {
            foreach (SurfaceMap map in MeshCases.Maps)
            {
                var before = MeshGeometry.Create(mesh, map, SymmetryGroup.O2);
                double[] a = MeshCases.Angles(mesh.VertexCount, 3);
                bool[] s = MeshCases.Coins(mesh.VertexCount, 4);
                // Twice, since frames may be turned that are turned already.
                before = before.InFrames(a, s);
                (a, s) = (MeshCases.Angles(mesh.VertexCount, 5), MeshCases.Coins(mesh.VertexCount, 6));
                MeshGeometry after = before.InFrames(a, s);
                EdgeIndex edges = before.Edges;
                double[] angles = new double[edges.Count],
                    transports = new double[edges.Count];
                for (int e = 0; e < edges.Count; e++)
                {
                    (int q, int p) = (edges.Senders[e], edges.Receivers[e]);
                    int sign = s[p] ? -1 : 1;
                    angles[e] = sign * (before.Angles[e] - a[p]);
                    transports[e] = sign * (before.Transports[e] - a[p] + (before.IsMirrored[e] ? -a[q] : a[q]));
                    Assert.Equal(before.IsMirrored[e] ^ s[p] ^ s[q], after.IsMirrored[e]);
                }

                Assert.Equal(before.Lengths, after.Lengths);
                Assert.InRange(MeshCases.LargestDifference(angles, after.Angles), 0, Tolerance.Zero);
                Assert.InRange(MeshCases.LargestDifference(transports, after.Transports), 0, Tolerance.Zero);
            }
        }
    }

    [Fact]
    public void Frames_AreOrthonormalAndTakeVectorsThereAndBack()
    {
        TriangleMesh mesh = MeshCases.Surfaces["torus"];
        MeshFrames frames = Intrinsic(mesh).Frames;
        double[] vectors = MeshCases.Angles(3 * mesh.VertexCount, 9);
        Near.Equal(vectors, frames.ToSpace(frames.ToFrames(vectors)), Tolerance.Rounding.Dozens);
        for (int v = 0; v < mesh.VertexCount; v++)
        {
            Near.Equal(1, frames.First[v].Length, Tolerance.Rounding.Few.Double);
            Near.Equal(0, frames.First[v].Dot(frames.Normals[v]), Tolerance.Rounding.Few.Double, scale: 1);
        }

        double[] normals = mesh.VertexNormals();
        double[] along = frames.ToFrames(normals);
        for (int v = 0; v < mesh.VertexCount; v++)
            Near.Equal([1, 0, 0], along.AsSpan(3 * v, 3), Tolerance.Rounding.Dozens);
    }

    [Fact]
    public void GaussBonnet_HoldsOnClosedOpenAndOneSidedSurfaces()
    {
        (TriangleMesh Mesh, int Euler, int Loops)[] all =
        [
            (MeshCases.Surfaces["sphere"], 2, 0),
            (MeshCases.Surfaces["torus"], 0, 0),
            (MeshCases.Surfaces["sheet"], 1, 1),
            (MeshCases.MoebiusStrip(), 0, 1),
        ];
        foreach ((TriangleMesh mesh, int euler, int loops) in all)
        {
            Assert.Equal((euler, loops, 1), (mesh.EulerCharacteristic, mesh.BoundaryLoopCount, mesh.ComponentCount));
            double[] defects = mesh.AngleDefects();
            Near.Equal(Math.Tau * euler, defects.Sum(), Tolerance.Zero, scale: defects.Sum(Math.Abs));
        }
    }

    [Fact]
    public void AreasAndNormals_OfTheSphereConverge()
    {
        for (int level = 2; level <= 4; level++)
        {
            TriangleMesh sphere = MeshShapes.Sphere(level);
            double area = sphere.VertexAreas().Sum(),
                expected = 0;
            for (int f = 0; f < sphere.FaceCount; f++)
            {
                (CellVector a, CellVector b, CellVector c) = sphere.PointsOf(f);
                expected += (b - a).Cross(c - a).Length / 2;
            }

            Near.Equal(expected, area, Tolerance.Rounding.Hundreds);
            Near.Equal(4 * Math.PI, area, 8.0 / sphere.VertexCount);
            Near.Equal(sphere.PositionValues(), sphere.VertexNormals(), 8.0 / sphere.VertexCount);
        }
    }

    [Fact]
    public void TinyAndHugeSurfaces_HaveTheSameAngles()
    {
        TriangleMesh mesh = MeshCases.Surfaces["sphere"];
        foreach (double scale in new[] { 1e-160, 1e-3, 1e149 })
        {
            var scaled = TriangleMesh.Create(
                Array.ConvertAll(mesh.PositionValues(), x => scale * x),
                mesh.TriangleValues()
            );
            Assert.Empty(scaled.Defects);
            foreach (SurfaceMap map in MeshCases.Maps)
            {
                MeshGeometry here = MeshCases.Aligned(MeshGeometry.Create(mesh, map, SymmetryGroup.SO2)),
                    there = MeshCases.Aligned(MeshGeometry.Create(scaled, map, SymmetryGroup.SO2));
                Assert.InRange(MeshCases.LargestDifference(here.Angles, there.Angles), 0, Tolerance.Zero);
                Assert.InRange(MeshCases.LargestDifference(here.Transports, there.Transports), 0, Tolerance.Zero);
            }
        }
    }

    [Fact]
    public void SurfacesWithoutTangentPlanes_AreRefusedByVertex()
    {
        Assert.Contains("by C_4", Refused<ArgumentException>(MeshCases.Surfaces["torus"], SymmetryGroup.C(4)));
        Assert.Contains(
            "Under SO(2)",
            Assert
                .Throws<ArgumentException>(() =>
                    Intrinsic(MeshCases.Surfaces["torus"]).InFrames(new double[126], new bool[126])
                )
                .Message
        );
        string moebius = Refused<InvalidOperationException>(MeshCases.MoebiusStrip(), SymmetryGroup.SO2);
        Assert.Contains("same direction", moebius);
        Assert.Contains("only O(2)", moebius);

        // A face folded back over its neighbour: at vertex 0 the one below has the larger angle, at vertex 2 none.
        var back = TriangleMesh.Create([0, 0, 0, 1, 0, 0, 0.87, 0.5, 0, 0.5, 0.87, 0], [0, 1, 2, 1, 0, 3]);
        Assert.Empty(back.Defects);
        Assert.Contains(
            "are opposite",
            Assert
                .Throws<InvalidOperationException>(() =>
                    MeshGeometry.Create(back, SurfaceMap.Projected, SymmetryGroup.SO2)
                )
                .Message
        );
        Assert.Equal(2 * back.EdgeCount, Intrinsic(back).Edges.Count);

        // Two faces that lie on each other: their normals cancel at the vertices that they share.
        var folded = TriangleMesh.Create([0, 0, 0, 1, 0, 0, 0.5, 1, 0, 0.5, 1, 1e-15], [0, 1, 2, 1, 0, 3]);
        Assert.Contains("Vertex 0 has no normal", Refused<InvalidOperationException>(folded, SymmetryGroup.SO2));
    }

    private static string Refused<TError>(TriangleMesh mesh, SymmetryGroup gauge)
        where TError : Exception =>
        Assert.Throws<TError>(() => MeshGeometry.Create(mesh, SurfaceMap.Intrinsic, gauge)).Message;

    private static MeshGeometry Intrinsic(TriangleMesh mesh) =>
        MeshGeometry.Create(mesh, SurfaceMap.Intrinsic, SymmetryGroup.SO2);

    /// <summary>Irregular triangles in a plane across no axis.</summary>
    private static TriangleMesh Scattered()
    {
        TriangleMesh sheet = MeshShapes.HeightField(7, 6, static (_, _) => 0);
        double[] positions = sheet.PositionValues();
        var random = new Random(1);
        for (int i = 0; i < positions.Length; i++)
            positions[i] += i % 3 == 2 ? 0 : 0.4 * (random.NextDouble() - 0.5);
        return TriangleMesh.Create(MeshCases.Moved(positions, 2), sheet.TriangleValues());
    }

    /// <summary>The area of a triangle on the unit sphere, with the sign of its orientation (van Oosterom).</summary>
    private static double SphereArea(CellVector a, CellVector b, CellVector c) =>
        2 * Math.Atan2(a.Dot(b.Cross(c)), 1 + a.Dot(b) + b.Dot(c) + c.Dot(a));
}
