namespace GeoDL.Typed.Attack;

/// <content>What volumes, surfaces and spheres hold for use outside models, and ones that are made inside.</content>
internal static partial class Leaks
{
    private static IEnumerable<Leak> Spaces() =>
        [
            .. Of(
                Domain.Voxels,
                new("voxel: place / depth", "double $k = $c.Depth / 5.0 - 0.5 * $c.Width + $c.Height;"),
                new("voxel: place / spacing", "double $k = $c.Spacing.X - 0.5 * $c.Spacing.Z;"),
                new("voxel: place / spacing in a pattern", "double $k = $c is { Spacing.X: > 0.4 } ? 1 : -0.5;"),
                new("voxel: place / origin", "var (a$u, _, _) = $c.Origin; double $k = a$u + $c.Depth;"),
                new("voxel: place / periodic", "double $k = $c.IsPeriodic ? 1 : $c.Depth;"),
                new("voxel: place / text", "double $k = $\"{$c}\".Length + $c.Depth;"),
                new("voxel: numbers / tensor", "double $k = $c.ToTensor(VolumeOrder.Ncdhw)[0, 0, 0, 0, 0];"),
                new("voxel: numbers / first voxel", "double $k = $c.Rows[0, 0];"),
                new("voxel: numbers / hash", "double $k = $c.GetHashCode() % 7 * 0.1 + $c.Rows[0, 0];"),
                new("voxel: numbers / mirrored", "double $k = $c.Mirror(GeoDL.Typed.Algebra.Axis.X).Rows[0, 0];"),
                new("voxel: moved / shifted", "$N $y = $c.Shift(1, 0, 0).Features;"),
                new("voxel: moved / shifted on the grid", "$N $y = $c.WithFeatures($c.Shift(0, 0, 1).Rows).Features;"),
                new("voxel: moved / in a batch", "$N $y = Grid3.Batch([$c]).Features;"),
                new(
                    "voxel: moved / made anew",
                    "$N $y = Grid3.Create<$N>($c.Depth, $c.Height, $c.Width, $c.Rows, isPeriodic: "
                        + "$c.IsPeriodic).Features;"
                ),
                new(
                    "voxel: labels / by place",
                    "Scalars $y = $c.Batch.OneHot(Labels.OnVoxelsOf($c, [.. Enumerable.Range(0, $c.Count).Select(i => "
                        + "i % 3 == 0 ? 0 : 1)]), 1);"
                )
            ),
            .. Of(
                Domain.Vertices,
                new("mesh: place / position", "double $k = $c.Meshes[0].PositionValues()[0];"),
                new("mesh: place / normal", "double $k = $c.Meshes[0].VertexNormals()[1];"),
                new(
                    "mesh: place / loop",
                    "double $k = 0; foreach (var m$u in $c.Meshes) $k += m$u.PositionValues()[2];"
                ),
                new(
                    "mesh: place / list pattern",
                    "double $k = $c.Meshes is [var m$u, ..] ? m$u.PositionValues()[0] : 1;"
                ),
                new("mesh: place / longest edge", "double $k = $c.LongestEdge * $c.Rows[0, 0];"),
                new("mesh: place / text", "double $k = $\"{$c}\".Length * $c.Rows[0, 0];"),
                new("mesh: order / first face", "double $k = $c.Meshes[0].TriangleValues()[0] - 0.5;"),
                new("mesh: numbers / first vertex", "double $k = $c.Rows[0, 0];"),
                new("mesh: numbers / last component", "double $k = $c.Rows[0, $c.Rows.Dim - 1];"),
                new("mesh: made / in a batch", "$N $y = Mesh.Batch([$c]).Features;"),
                new("mesh: made / anew", "$N $y = Mesh.Create<$N>($c.Meshes[0], $c.Rows).Features;"),
                new("mesh: made / with other features", "$N $y = $c.WithFeatures($c.Rows).Features;"),
                new(
                    "mesh: made / with places as features",
                    "$N $y = $c.WithFeatures(Rows<$N>.From([.. Enumerable.Range(0, $c.Rows.ToArray().Length)"
                        + ".Select(i => (double)i)])).Features;"
                ),
                new(
                    "mesh: labels / by place",
                    "Scalars $y = $c.Surface.OneHot(Labels.OnVerticesOf($c, [.. Enumerable.Range(0, $c.Count).Select("
                        + "i => i % 3 == 0 ? 0 : 1)]), 1);"
                )
            ),
            .. Of(
                Domain.Directions,
                new("sphere: place / direction", "double $k = $c.Sampling.Direction(3).X;"),
                new("sphere: place / angle", "var (a$u, _) = $c.Sampling.Angles(0); double $k = a$u * $c.Rows[0, 0];"),
                new("sphere: place / weight", "double $k = $c.Sampling.Weight(0) * $c.Rows[0, 0];"),
                new("sphere: place / kind", "double $k = $c.Sampling is HealPix ? 1 : $c.Rows[0, 0];"),
                new("sphere: place / text", "double $k = $\"{$c.Sampling}\".Length * $c.Rows[0, 0];"),
                new("sphere: numbers / first pixel", "double $k = $c.Rows[0, 0];"),
                new("sphere: numbers / array", "double $k = $c.Rows.ToArray().Max();"),
                new("sphere: numbers / of the field", "double $k = $c.Features.ToRows().ToArray()[0];"),
                new(
                    "sphere: numbers / turned",
                    "double $k = $c.Rotate(GeoDL.Typed.Algebra.Rotation.Identity).Rows[0, 0];"
                ),
                new("sphere: numbers / in a batch", "double $k = Sphere.Batch([$c]).Rows[1, 0];"),
                new("sphere: numbers / made anew", "double $k = Sphere.Create<$N>($c.Sampling, $c.Rows).Rows[0, 0];"),
                new("sphere: numbers / coefficients", "double $k = ($x).ToRows().ToArray()[^1];")
            ),
        ];

    private static IEnumerable<Leak> Of(Domain domain, params Leak[] leaks) =>
        leaks.Select(l => l with { Only = domain });
}
