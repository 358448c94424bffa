using System.Reflection.Metadata;

namespace GeoDL.Typed.Witness;

/// <summary>
/// Says what answers for an instruction: what was judged in its source member, or what C# adds for a construct there.
/// </summary>
internal sealed class Explanation(SymbolIndex symbols)
{
    private const string Nobody = "nobody judged it, and no construct here adds it";

    /// <summary>What is wrong with the use of a method or field; null if something answers for it.</summary>
    public string? OfMember(
        MemberSite site,
        SeenType? constrained,
        bool isDelegate,
        IReadOnlyList<SourceMember> members
    )
    {
        if (isDelegate || IsBoilerplate(site))
            return null;
        return members.Any(m => IsExplained(site, constrained, m)) ? null : Nobody;
    }

    /// <summary>What is wrong with the use of a type; null if something answers for it.</summary>
    public static string? OfType(
        SeenType type,
        Instruction instruction,
        MemberSite? before,
        bool isDelegateNext,
        IReadOnlyList<SourceMember> members
    )
    {
        switch (instruction.Code)
        {
            case ILOpCode.Box:
                // A delegate of a struct's method keeps a copy of the struct.
                if (isDelegateNext || type.Head == "!")
                    return null;
                return members.Any(m => m.Judged.IsBoxing || m.Judged.ContainsType(type.Head) || Lowering.Boxes(m))
                    ? null
                    : Nobody;
            case ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox or ILOpCode.Unbox_any:
                // The result of adding delegates is cast back to their type; so is what exchanges them.
                if (before is { Declaring.Bare: "System.Delegate", Name: "Combine" or "Remove" })
                    return null;
                return members.Any(m => m.Judged.ContainsType(type.Head) || Lowering.Casts(type, m)) ? null : Nobody;
            case ILOpCode.Newarr:
                return members.Any(m => m.Judged.ContainsType(type.Head) || Lowering.MakesArrays(m)) ? null : Nobody;
            case ILOpCode.Ldtoken:
                return members.Any(Lowering.NamesTypes) ? null : Nobody;
            case ILOpCode.Mkrefany or ILOpCode.Refanyval:
                return Nobody;
            default:
                // What is left moves untyped values, and calls nothing.
                return null;
        }
    }

    private bool IsExplained(MemberSite site, SeenType? constrained, SourceMember member)
    {
        if (
            member.Judged.Contains(site.Key)
            || Closures.Explain(site, member)
            || (site.IsField && member.Declares(site.Name))
        )
        {
            return true;
        }
        // What a type of the source implements is its own code, so somebody must have judged it.
        if (
            constrained is not null
            && symbols.TypeOf(constrained.Head)
                is {
                    IsImplicitlyDeclared: false,
                    TypeKind: not Microsoft.CodeAnalysis.TypeKind.Enum,
                    Locations: var places
                }
            && places.Any(static l => l.IsInSource)
        )
        {
            return false;
        }
        return Lowering.Adds(site, member) || IsOwnRecord(site, member);
    }

    /// <summary>Members of a record call each other.</summary>
    private bool IsOwnRecord(MemberSite site, SourceMember member) =>
        member.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.RecordDeclarationSyntax record
        && symbols.TypeOf(site.Declaring.Head) is { IsRecord: true } type
        && type.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == record.SyntaxTree && r.Span == record.Span);

    /// <summary>
    /// What every class has: the constructor of the root, and what the compiler's own classes do with themselves.
    /// </summary>
    private static bool IsBoilerplate(MemberSite site) =>
        site.Declaring.Head == "System.Object" && site.Name == ".ctor";
}
