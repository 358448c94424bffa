using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <summary>
/// Runs a program on random inputs, untouched and under symmetries of their own for each cloud, and compares. The
/// cube's rotations and a rotation common to all clouds would hide real faults, so elements are generic and differ.
/// </summary>
internal sealed class Judge(
    Func<IAttackEntry> create,
    ModelSpace space,
    ImageSpace? images = null,
    KeptGroup? claim = null
)
{
    /// <summary>Relative error above which a program may be broken.</summary>
    public const double Tolerance = TestSupport.Tolerance.Program;

    /// <summary>How many times its response to rounding the error must exceed.</summary>
    public const double Amplification = 1e4;

    /// <summary>The size of input changes that measure the response.</summary>
    public const double Noise = 1e-15;

    /// <summary>
    /// Results below are nothing but rounding, and their signs may be anything: they vanish by symmetry, as what turns
    /// with a small periodic image does where a window reaches around it.
    /// </summary>
    public const double Nothing = TestSupport.Tolerance.Zero;

    private IAttackEntry _entry = null!;

    /// <summary>
    /// Judges the program in a generic scene and in others; a suspicion is confirmed with another seed.
    /// </summary>
    public Judgement Run(int seed, params SceneKind[] kinds)
    {
        try
        {
            _entry = create();
        }
        catch (Exception error)
        {
            return new Judgement(JudgementKind.Throws, 0, 0, Describe(error));
        }

        Judgement worst = new(JudgementKind.Vacuous, 0, 0, string.Empty);
        foreach (SceneKind kind in kinds)
        {
            Judgement found = Compare(kind, seed);
            if (found.Kind == JudgementKind.Broken)
            {
                Judgement again = Compare(kind, seed + 50021);
                if (again.Kind != JudgementKind.Broken)
                    again = Compare(kind, seed + 90001);
                if (again.Kind == JudgementKind.Broken)
                    return found;
                found = again;
            }

            bool isBetter =
                found.Kind == JudgementKind.Equivariant
                || (found.Kind == JudgementKind.Throws && worst.Kind == JudgementKind.Vacuous);
            if (isBetter && (worst.Kind != JudgementKind.Equivariant || found.Error > worst.Error))
                worst = found;
        }

        return worst;
    }

    private Judgement Compare(SceneKind kind, int seed)
    {
        Scene scene = Scene.Create(space, kind, seed, images, claim);
        var random = new Random(seed ^ 0x5bd1e995);
        Outcome before = Evaluate(scene, BatchSymmetry.Identity(scene));
        if (before.Error is null && images?.Fits(scene.Size) == false)
        {
            return new Judgement(
                JudgementKind.Broken,
                double.PositiveInfinity,
                0,
                $"{kind}: runs on images of {scene.Size.Text} pixels, which its grids do not fit together"
            );
        }
        var noisy = new[]
        {
            Evaluate(scene, BatchSymmetry.Identity(scene), 1),
            Evaluate(scene, BatchSymmetry.Identity(scene), 2),
        };
        Judgement worst = new(
            before.Error is null && before.Scale > Nothing ? JudgementKind.Equivariant
                : before.Error is null ? JudgementKind.Vacuous
                : JudgementKind.Throws,
            0,
            0,
            before.Error ?? $"{kind}"
        );
        for (int trial = 0; trial < 2; trial++)
        {
            BatchSymmetry symmetry = BatchSymmetry.Random(scene, mayExchange: trial == 0, random);
            Outcome after = Evaluate(scene, symmetry);
            if (before.Error is not null || after.Error is not null)
            {
                // An exception at the edge of its condition comes and goes with rounding as well.
                bool isUnstable = noisy.Any(n => n.Error is null != before.Error is null);
                if (before.Error is null != after.Error is null && !isUnstable)
                {
                    return new Judgement(
                        JudgementKind.Broken,
                        double.PositiveInfinity,
                        0,
                        $"{kind}: throws in one orientation only: {before.Error ?? after.Error}"
                    );
                }
                continue;
            }

            if (worst.Kind == JudgementKind.Vacuous)
                continue;
            double error = Difference(scene, before, after, symmetry);
            double response = noisy.Max(n =>
                n.Error is not null
                    ? double.PositiveInfinity
                    : Difference(scene, before, n, BatchSymmetry.Identity(scene))
            );
            if (error > Tolerance && !(error <= Amplification * response))
                return new Judgement(JudgementKind.Broken, error, response, $"{kind}, {before.Scale:G2}");
            if (error > worst.Error && worst.Kind == JudgementKind.Equivariant)
                worst = worst with { Error = error, Response = response };
        }

        return worst;
    }

    private Outcome Evaluate(Scene scene, BatchSymmetry symmetry, int noiseSeed = 0)
    {
        var input = new AttackInput(scene, symmetry, noiseSeed == 0 ? 0 : Noise, noiseSeed);
        try
        {
            _entry.Run(input);
            double scale = input
                .Results.SelectMany(static r => r.Values)
                .Where(double.IsFinite)
                .Select(Math.Abs)
                .DefaultIfEmpty(0)
                .Max();
            return new Outcome(input.Results, input.List, scale, null);
        }
        catch (Exception error)
        {
            return new Outcome([], null, 0, Describe(error));
        }
    }

    /// <summary>
    /// The largest difference between what was expected and what came, relative to the largest number of its table.
    /// </summary>
    private static double Difference(Scene scene, Outcome before, Outcome after, BatchSymmetry symmetry)
    {
        if (before.Results.Count != after.Results.Count)
            return double.PositiveInfinity;
        double worst = 0;
        for (int i = 0; i < before.Results.Count; i++)
        {
            (AttackResult was, AttackResult came) = (before.Results[i], after.Results[i]);
            if (was.Count != came.Count || was.Irreps != came.Irreps)
                return double.PositiveInfinity;
            Irreps? irreps = was.Irreps;
            double[] expected = Expected(scene, was, symmetry, irreps, before, after);
            double scale = expected.Concat(came.Values).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
            for (int k = 0; k < expected.Length; k++)
            {
                if (double.IsFinite(expected[k]) != double.IsFinite(came.Values[k]))
                    return double.PositiveInfinity;
                if (double.IsFinite(expected[k]) && scale > 0)
                    worst = Math.Max(worst, Math.Abs(expected[k] - came.Values[k]) / scale);
            }
        }

        return worst;
    }

    private static double[] Expected(
        Scene scene,
        AttackResult was,
        BatchSymmetry symmetry,
        Irreps? irreps,
        Outcome before,
        Outcome after
    )
    {
        int clouds = scene.Positions.Length,
            points = Enumerable.Range(0, clouds).Sum(scene.CountOf);
        if (scene.Sphere is { } sphere && irreps is { Count: > 0 } && !irreps[0].Irrep.Group.IsSpatial)
            return sphere.Transform(was.Values, irreps, symmetry);
        return was.Count == clouds || was.Count == points || irreps is null || before.List is null || after.List is null
            ? symmetry.Transform(scene, was.Values, irreps, was.Count == clouds)
            : EdgeRows.Transform(scene, was.Values, irreps, symmetry, before.List, after.List);
    }

    private static string Describe(Exception error)
    {
        while (
            error is System.Reflection.TargetInvocationException or TypeInitializationException
            && error.InnerException is { } inner
        )
        {
            error = inner;
        }
        return $"{error.GetType().Name}: {error.Message}";
    }

    private sealed record Outcome(
        IReadOnlyList<AttackResult> Results,
        NeighbourList? List,
        double Scale,
        string? Error
    );
}
