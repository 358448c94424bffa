using System.Globalization;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>Text that all kernels share.</summary>
internal static class KernelText
{
    /// <summary>
    /// The attribute of every method with a loop: without it a kernel runs unoptimised for its first thousands of
    /// calls.
    /// </summary>
    public const string Optimized =
        "[MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]";

    /// <summary>The attribute of generated types.</summary>
    public static string GeneratedCode { get; } =
        $"[GeneratedCode(\"GeoDL.Typed\", \"{typeof(KernelText).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>Constraints of a method that is generic over lanes.</summary>
    public static void LaneConstraints(SourceWriter writer, string typeParameters)
    {
        using (writer.Indented())
        {
            writer.Line("where V : struct, ILanes<V, S>");
            writer.Line("where S : unmanaged, IBinaryFloatingPointIeee754<S>");
            if (typeParameters.Contains("W"))
                writer.Line("where W : struct, IPathWeight");

            if (typeParameters.Contains("Z"))
                writer.Line("where Z : struct, IResultRows");
        }
    }

    /// <summary>The beginning of a file after its header comment.</summary>
    public static void Open(SourceWriter writer)
    {
        // Usings inside the namespace, so that no type of the user's takes precedence over ours. 0436: a friend
        // assembly may have couplings with the same names.
        writer.Raw(
            """
            #nullable enable
            #pragma warning disable 0436

            namespace GeoDL.Typed.Generated;

            using global::System;
            using global::System.CodeDom.Compiler;
            using global::System.Numerics;
            using global::System.Runtime.CompilerServices;
            using global::GeoDL.Typed.CompilerServices;
            """
        );
        writer.Line();
    }

    /// <summary>
    /// The place of component <paramref name="index"/>: nothing, the stride, or a multiple of it, plus what follows.
    /// </summary>
    public static string Component(int index, string stride, string? copy = null)
    {
        string place = index switch
        {
            0 => "",
            1 => stride,
            _ => index.ToString(CultureInfo.InvariantCulture) + " * " + stride,
        };
        return (place, copy) switch
        {
            ("", null) => "0",
            ("", _) => copy!,
            (_, null) => place,
            _ => place + " + " + copy,
        };
    }

    /// <summary>The place of a folded entry: each is a column of rows.</summary>
    public static string Folded(int index) =>
        index switch
        {
            0 => "0",
            1 => RuntimeNames.Folded + ".Rows",
            _ => index.ToString(CultureInfo.InvariantCulture) + " * " + RuntimeNames.Folded + ".Rows",
        };

    /// <summary>Cuts a list into pieces of at most <paramref name="limit"/>, of nearly equal size.</summary>
    public static IReadOnlyList<IReadOnlyList<T>> Split<T>(IReadOnlyList<T> items, Func<T, int> size, int limit)
    {
        int total = items.Sum(size);
        int pieces = Math.Max(1, (total + limit - 1) / limit);
        int target = (total + pieces - 1) / pieces;
        List<IReadOnlyList<T>> result = [];
        List<T> piece = [];
        int sum = 0;
        foreach (T item in items)
        {
            if (piece.Count > 0 && (sum + size(item) > limit || sum >= target))
            {
                result.Add(piece);
                piece = [];
                sum = 0;
            }

            piece.Add(item);
            sum += size(item);
        }

        result.Add(piece);
        return result;
    }
}
