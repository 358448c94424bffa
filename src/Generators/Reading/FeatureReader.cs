using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>
/// Reads a feature struct: a <c>readonly ref partial struct</c> with <c>[Irreps]</c> and nothing of its own.
/// </summary>
public static class FeatureReader
{
    private const string Value = "Value";

    private const int LongestWrongText = 10_000;

    private static readonly string[] GeneratedMembers = ["Signature", "From", "Zeros", "TLike"];

    /// <summary>Reads a struct with <c>[Irreps]</c>.</summary>
    public static ReadResult<FeatureDeclaration> Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var faults = new FaultList();
        FeatureDeclaration? feature = Read(type, faults, cancellation);
        return new ReadResult<FeatureDeclaration>(feature, faults.ToEquatableArray());
    }

    private static FeatureDeclaration? Read(INamedTypeSymbol type, FaultList faults, CancellationToken cancellation)
    {
        TypeDeclarationSyntax[] parts = GeneratedFiles
            .UserDeclarations(type, cancellation)
            .OfType<TypeDeclarationSyntax>()
            .ToArray();
        if (parts.Length == 0 || RuntimeTypes.Find(type, "IrrepsAttribute") is not { } attribute)
            return null;
        LocationInfo name = LocationInfo.Of(parts[0].Identifier);
        if (TypeContextReader.IsFileLocal(type))
        {
            faults.Add(FaultIds.FileLocalType, name, type.Name);
            return null;
        }

        // C# reserves the name of a struct for its constructors.
        if (GeneratedMembers.Contains(type.Name) || Names.IsGenerated(type.Name))
            faults.Add(FaultIds.ReservedMember, name, Names.PlaceOf(type), type.Name);
        CheckForm(type, parts, name, faults);
        CheckMembers(type, parts, faults, cancellation);
        var view = new AttributeView(attribute, cancellation);
        SymmetryGroup? group = GroupReader.Read(view, SymmetryGroup.O3, faults);
        // Without a text C# reports an error, or the text is null: it then counts as empty, and the type still gets its
        // other members.
        string text = view.Text("Signature") ?? string.Empty;
        Signature? signature = DeclaredSignatures.Read(
            text,
            group,
            view.IsErroneous ? null : view.Expression("Signature"),
            faults
        );
        FeatureMember[] members = Readable(
            type.Name,
            (signature is null ? RecoveredMembers.Of(text, group ?? SymmetryGroup.O3) : Members(signature)).ToArray()
        );
        if (
            signature is not null
            && members.FirstOrDefault(m => m.Name == type.Name) is { } same
            && view.Expression("Signature") is { } expression
        )
        {
            (int start, int length) = DeclaredSignatures.BlockSpans(text)[signature.TermOf(same.Index)];
            faults.Add(
                FaultIds.BlockNamedAsStruct,
                LiteralMap.Locate(expression, text, start, Math.Min(length, same.BlockName.Length)),
                type.Name,
                same.BlockName
            );
        }

        // A wrong signature is emitted so that the member exists; a very long text need not be complete.
        string emitted =
            signature is null && text.Length > LongestWrongText ? text.Substring(0, LongestWrongText) : text;
        return new FeatureDeclaration(
            TypeContextReader.Read(type),
            emitted,
            group ?? SymmetryGroup.O3,
            members.Where(m => m.Name != type.Name).ToEquatableArray(),
            parts.Any(static p => DocumentationReader.Read(p).Count > 0),
            signature is not null
        )
        {
            Polarisation = PolarisationReader.Read(view, type.Name, signature, faults),
        };
    }

    private static void CheckForm(
        INamedTypeSymbol type,
        TypeDeclarationSyntax[] parts,
        LocationInfo name,
        FaultList faults
    )
    {
        if (type.IsRecord)
        {
            faults.Add(FaultIds.FeatureIsRecord, name, type.Name);
        }
        else
        {
            // The generated part would add the missing modifiers silently, but they must be visible in the user's
            // declaration.
            string[] missing = new[] { (SyntaxKind.ReadOnlyKeyword, "readonly"), (SyntaxKind.RefKeyword, "ref") }
                .Where(m => !parts.Any(p => p.Modifiers.Any(m.Item1)))
                .Select(static m => m.Item2)
                .ToArray();
            if (missing.Length > 0)
                faults.Add(FaultIds.FeatureNotReadonlyRef, name, type.Name, string.Join(" ", missing));
        }

        if (type.IsGenericType)
            faults.Add(FaultIds.FeatureIsGeneric, name, type.Name);
        foreach (TypeDeclarationSyntax part in parts)
        {
            if (part.ParameterList is { } primary)
                faults.Add(FaultIds.FeaturePrimaryConstructor, LocationInfo.Of(primary), type.Name);
            foreach (BaseTypeSyntax @interface in part.BaseList?.Types ?? default)
            {
                faults.Add(
                    FaultIds.FeatureHasInterfaces,
                    LocationInfo.Of(@interface),
                    type.Name,
                    @interface.Type.ToString()
                );
            }
            foreach (AttributeSyntax attribute in part.AttributeLists.SelectMany(static l => l.Attributes))
            {
                string written = attribute.Name.ToString();
                if (
                    written.Split('.').Last()
                    is "StructLayout"
                        or "StructLayoutAttribute"
                        or "InlineArray"
                        or "InlineArrayAttribute"
                )
                {
                    faults.Add(FaultIds.FeatureHasInterfaces, LocationInfo.Of(attribute.Name), type.Name, written);
                }
            }
        }
    }

    private static void CheckMembers(
        INamedTypeSymbol type,
        TypeDeclarationSyntax[] parts,
        FaultList faults,
        CancellationToken cancellation
    )
    {
        foreach (MemberDeclarationSyntax member in parts.SelectMany(static p => p.Members))
        {
            cancellation.ThrowIfCancellationRequested();
            (SyntaxToken token, string text) = member switch
            {
                FieldDeclarationSyntax f => (
                    f.Declaration.Variables[0].Identifier,
                    f.Declaration.Variables[0].Identifier.Text
                ),
                MethodDeclarationSyntax m => (m.Identifier, m.Identifier.Text),
                PropertyDeclarationSyntax p => (p.Identifier, p.Identifier.Text),
                ConstructorDeclarationSyntax c => (c.Identifier, "a constructor"),
                OperatorDeclarationSyntax o => (o.OperatorToken, "operator " + o.OperatorToken.Text),
                ConversionOperatorDeclarationSyntax c => (c.OperatorKeyword, "a conversion"),
                BaseTypeDeclarationSyntax t => (t.Identifier, t.Identifier.Text),
                _ => (member.GetFirstToken(), member.Kind().ToString()),
            };
            faults.Add(FaultIds.FeatureHasMembers, LocationInfo.Of(token), type.Name, text);
        }
    }

    /// <summary>
    /// C# reserves the name of the struct for constructors: the block of that name becomes <c>Value</c>, unless another
    /// block has that name.
    /// </summary>
    private static FeatureMember[] Readable(string type, FeatureMember[] members) =>
        type == Value || members.Any(static m => m.Name == Value)
            ? members
            : Array.ConvertAll(members, m => m.Name == type ? m with { Name = Value } : m);

    private static IEnumerable<FeatureMember> Members(Signature signature) =>
        signature.Terms.Where(static term => term.Name is not null).Select(FeatureMember.Of);
}
