using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using Api = GeoDL.Typed.Generators.Emission.RuntimeApi;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Writes the other part of a feature struct: a handle, arithmetic, and a member for each named block.
/// </summary>
public static class FeatureEmitter
{
    /// <summary>The member of the runtime's enumeration.</summary>
    private const string Iau = "Iau";

    /// <summary>The text of the generated file.</summary>
    public static string Emit(FeatureDeclaration feature, CancellationToken cancellation = default)
    {
        string name = feature.Type.Name;
        return GeneratedFile.Write(
            feature.Type,
            [$"{feature.Type.FullName}: a batch of rows, each transforming as {OneLine(feature.Signature)}."],
            writer => WriteDocumentation(writer, feature),
            $" : {Api.FeatureInterface}<{name}>",
            writer => WriteMembers(writer, feature, name),
            cancellation
        );
    }

    private static void WriteDocumentation(SourceWriter writer, FeatureDeclaration feature)
    {
        string signature = Xml.Escape(OneLine(feature.Signature));
        // Editors show the first summary of all parts, so the user's own remains the summary.
        writer.Line(
            feature.HasSummary
                ? $"/// <remarks>Each row transforms as <c>{signature}</c> under {feature.Group.Identifier}.</remarks>"
                : $"/// <summary><c>{signature}</c> under {feature.Group.Identifier}: a view of a batch "
                    + "of rows.</summary>"
        );
        GeneratedFile.WriteMark(writer, feature.Type.IsMarked);
    }

    private static void WriteMembers(SourceWriter writer, FeatureDeclaration feature, string name)
    {
        writer.Line("/// <summary>The signature as declared.</summary>");
        writer.Line($"public const string Signature = {Literal.Of(feature.Signature)};");
        writer.Line();
        writer.Line(
            $"private static readonly {Api.FeatureLayout} __layout = {LayoutSource.Of("Signature", feature.Group)};"
        );
        writer.Line();
        writer.Line($"private readonly {Api.Handle} __handle;");
        writer.Line();
        writer.Line($"private {name}({Api.Handle} handle) => __handle = handle;");
        writer.Line();
        writer.Line($"static {Api.FeatureLayout}? {Api.FeatureInterface}<{name}>.Layout => __layout;");
        writer.Line();
        if (feature.Polarisation.Length > 0)
        {
            writer.Line(
                $"static {Api.PolarisationConvention} {Api.FeatureInterface}<{name}>.Polarisation => "
                    + $"{Api.PolarisationConvention}.{feature.Polarisation};"
            );
            writer.Line();
        }
        writer.Line($"static {name} {Api.FeatureInterface}<{name}>.Wrap({Api.Handle} handle) => new(handle);");
        writer.Line();
        writer.Line($"{Api.Handle} {Api.FeatureInterface}<{name}>.Unwrap() => __handle;");
        foreach (FeatureMember member in feature.Members)
            WriteBlock(writer, member, feature);
        WriteConversions(writer, name, feature.Polarisation != Iau);
        WriteArithmetic(writer, name, feature.Group.HasParity);
    }

    private static void WriteBlock(SourceWriter writer, FeatureMember member, FeatureDeclaration feature)
    {
        SymmetryGroup group = feature.Group;
        string type = member.Kind switch
        {
            FeatureMemberKind.Scalars => Api.Scalars,
            FeatureMemberKind.PseudoScalars => Api.PseudoScalars,
            _ => Api.Features,
        };
        writer.Line();
        writer.Line(
            $"/// <summary>The block <c>{Xml.Escape(member.BlockName)}: {Xml.Escape(member.Block)}</c>.</summary>"
        );
        if (member.Block.Length > 0)
        {
            writer.Line(
                $"[{Api.Irreps}({Literal.Of(member.Block)}"
                    + $"{(group.Kind == Group.O3 ? string.Empty : $", {RuntimeApi.Stated(group)}")})]"
            );
        }
        if (feature.Polarisation == Iau && IsPolarised(member.Block, group))
            writer.Line($"[global::System.Obsolete({Literal.Of(WithoutConvention(member.Name))}, error: true)]");
        string count = member.Count > 1 ? $", {member.Count}" : string.Empty;
        writer.Line(
            $"public {type} {member.Name} => {Api.FeatureMarshal}.Wrap<{type}>({Api.Operations}"
                + $".Select(__handle, __layout, {member.Index}{count}));"
        );
    }

    private static bool IsPolarised(string block, SymmetryGroup group) =>
        block.Length > 0 && Signature.Parse(block, group).Irreps.Any(static b => b.Irrep.L == 2);

    /// <summary>A member that there is all the same, so that the compiler says why it cannot be used.</summary>
    private static string WithoutConvention(string member) =>
        $"'{member}' would be plain Features, which do not know that its U has the IAU's sign. Declare a type of this "
        + "block alone with the same Polarisation, and make its rows of these.";

    /// <summary>
    /// Features do not know a convention, so a type of the IAU's is not converted to and from them: it would meet that
    /// of HEALPix unseen.
    /// </summary>
    private static void WriteConversions(SourceWriter writer, string name, bool isConverted)
    {
        writer.Line();
        if (isConverted)
        {
            writer.Line($"/// <summary>The same rows as features of this type.</summary>");
            writer.Line(
                "/// <exception cref=\"global::System.ArgumentException\">Their signature is another one.</exception>"
            );
            writer.Line(
                $"public static {name} From({Api.Features} value) => "
                    + $"{Api.FeatureMarshal}.Wrap<{name}>({Api.FeatureMarshal}.Unwrap(value));"
            );
            writer.Line();
        }
        writer.Line("/// <summary>Zeros on the rows of another value.</summary>");
        writer.Line($"public static {name} Zeros<TLike>(TLike like)");
        writer.Line(
            $"    where TLike : struct, {Api.FeatureInterface}<TLike>, allows ref struct => "
                + $"new({Api.Operations}.Zeros({Api.FeatureMarshal}.Unwrap(like), __layout));"
        );
        if (!isConverted)
            return;
        writer.Line();
        writer.Line("/// <summary>The same rows, with a signature known at run time.</summary>");
        writer.Line(
            $"public static implicit operator {Api.Features}({name} value) => "
                + $"{Api.FeatureMarshal}.Wrap<{Api.Features}>(value.__handle);"
        );
    }

    private static void WriteArithmetic(SourceWriter writer, string name, bool hasParity)
    {
        Operator(
            writer,
            name,
            "Sum, row by row.",
            $"+({name} left, {name} right)",
            "Add(left.__handle, right.__handle)"
        );
        Operator(
            writer,
            name,
            "Difference, row by row.",
            $"-({name} left, {name} right)",
            "Subtract(left.__handle, right.__handle)"
        );
        Operator(writer, name, "The negative.", $"-({name} value)", "Negate(value.__handle)");
        Operator(
            writer,
            name,
            "Every number times a factor.",
            $"*({name} value, double factor)",
            "Scale(value.__handle, factor)"
        );
        Operator(
            writer,
            name,
            "Every number times a factor.",
            $"*(double factor, {name} value)",
            "Scale(value.__handle, factor)"
        );
        Operator(
            writer,
            name,
            "Every number divided by one.",
            $"/({name} value, double divisor)",
            "Divide(value.__handle, divisor)"
        );
        string scalars = $"{Api.FeatureMarshal}.Unwrap(scalars)";
        Operator(
            writer,
            name,
            "Each row times its scalars: one, or as many as copies.",
            $"*({name} value, {Api.Scalars} scalars)",
            $"ScaleBy(value.__handle, {scalars})"
        );
        Operator(
            writer,
            name,
            "Each row times its scalars: one, or as many as copies.",
            $"*({Api.Scalars} scalars, {name} value)",
            $"ScaleBy(value.__handle, {scalars})"
        );
        Operator(
            writer,
            name,
            "Each row divided by its scalars, which are nowhere zero.",
            $"/({name} value, {Api.Scalars} scalars)",
            $"DivideBy(value.__handle, {scalars})"
        );
        if (!hasParity)
            return;
        string mirrored = $"{Api.Mirrored}<{name}>";
        foreach (
            string parameters in new[]
            {
                $"({name} value, {Api.PseudoScalars} scalars)",
                $"({Api.PseudoScalars} scalars, {name} value)",
            }
        )
        {
            writer.Line();
            writer.Line("/// <summary>Each row times its pseudoscalars: every parity flips.</summary>");
            writer.Line(
                $"public static {mirrored} operator *{parameters} => "
                    + $"{Api.FeatureMarshal}.Wrap<{mirrored}>({Api.Operations}.ScaleBy(value.__handle, {scalars}));"
            );
        }
    }

    private static void Operator(SourceWriter writer, string name, string summary, string parameters, string call)
    {
        writer.Line();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"public static {name} operator {parameters} => new({Api.Operations}.{call});");
    }

    private static string OneLine(string text) =>
        string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
