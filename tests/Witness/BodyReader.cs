using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace GeoDL.Typed.Witness;

/// <summary>Reads the bodies of methods, and writes down what nothing answers for.</summary>
internal sealed class BodyReader(
    PEReader image,
    MetadataReader metadata,
    TokenReader tokens,
    SymbolIndex symbols,
    CheckedCode code,
    string configuration
)
{
    private readonly TypedRule _typed = new(symbols, code);
    private readonly Explanation _explanation = new(symbols);
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public void Read(CodeUnit unit)
    {
        List<Instruction> body = InstructionReader.Read(
            image.GetMethodBody(metadata.GetMethodDefinition(unit.Method).RelativeVirtualAddress)
        );
        GenericScope scope = tokens.ScopeOf(unit.Method);
        SeenType? constrained = null;
        MemberSite? before = null;
        for (int i = 0; i < body.Count; i++)
        {
            Instruction instruction = body[i];
            if (instruction.Code == ILOpCode.Constrained)
                constrained = tokens.TypeOf((EntityHandle)MetadataTokens.Handle(instruction.Token), scope);
            if (unit.MembersAt(instruction.Offset) is { } members)
            {
                Judge(
                    unit,
                    members,
                    instruction,
                    scope,
                    constrained,
                    before,
                    i > 0 ? body[i - 1].Code : ILOpCode.Nop,
                    Next(body, i)
                );
            }
            if (instruction.Code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj)
            {
                (constrained, before) = (
                    null,
                    tokens.MemberOf((EntityHandle)MetadataTokens.Handle(instruction.Token), scope)
                );
            }
            else if (instruction.Code is not (ILOpCode.Constrained or ILOpCode.Nop))
            {
                before = null;
            }
        }
    }

    private void Judge(
        CodeUnit unit,
        IReadOnlyList<SourceMember> members,
        Instruction instruction,
        GenericScope scope,
        SeenType? constrained,
        MemberSite? before,
        ILOpCode last,
        ILOpCode next
    )
    {
        switch (instruction.Code)
        {
            case ILOpCode.Call
            or ILOpCode.Callvirt
            or ILOpCode.Newobj
            or ILOpCode.Ldftn
            or ILOpCode.Ldvirtftn
            or ILOpCode.Jmp:
            case ILOpCode.Ldfld
            or ILOpCode.Ldflda
            or ILOpCode.Stfld
            or ILOpCode.Ldsfld
            or ILOpCode.Ldsflda
            or ILOpCode.Stsfld:
                MemberSite site = tokens.MemberOf((EntityHandle)MetadataTokens.Handle(instruction.Token), scope);
                bool isDelegate =
                    instruction.Code == ILOpCode.Newobj
                    && last is ILOpCode.Ldftn or ILOpCode.Ldvirtftn
                    && symbols.TypeOf(site.Declaring.Head) is null or { TypeKind: TypeKind.Delegate };
                Find(
                    _explanation.OfMember(site, constrained, isDelegate, members)
                        ?? _typed.Fault(
                            site,
                            isDelegate || instruction.Code is ILOpCode.Ldftn or ILOpCode.Ldvirtftn,
                            constrained
                        ),
                    site.Text
                );
                break;
            case ILOpCode.Box
            or ILOpCode.Unbox
            or ILOpCode.Unbox_any
            or ILOpCode.Castclass
            or ILOpCode.Isinst
            or ILOpCode.Constrained
            or ILOpCode.Initobj
            or ILOpCode.Newarr
            or ILOpCode.Mkrefany
            or ILOpCode.Refanyval:
            case ILOpCode.Ldelem
            or ILOpCode.Stelem
            or ILOpCode.Ldelema
            or ILOpCode.Cpobj
            or ILOpCode.Ldobj
            or ILOpCode.Stobj
            or ILOpCode.Sizeof:
                Named((EntityHandle)MetadataTokens.Handle(instruction.Token));
                break;
            case ILOpCode.Ldtoken:
                var handle = (EntityHandle)MetadataTokens.Handle(instruction.Token);
                if (
                    handle.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification
                )
                {
                    Named(handle);
                }
                else if (tokens.MemberOf(handle, scope) is var member)
                {
                    Find(_explanation.OfMember(member, null, isDelegate: false, members), member.Text);
                }
                break;
            case ILOpCode.Localloc or ILOpCode.Cpblk or ILOpCode.Initblk:
                Find(
                    members.Any(Lowering.AllocatesOnTheStack) ? null : "nothing here allocates on the stack",
                    string.Empty
                );
                break;
            case ILOpCode.Calli or ILOpCode.Arglist or ILOpCode.Refanytype:
                Find("nobody can say what it reaches", string.Empty);
                break;
        }

        void Named(EntityHandle token)
        {
            SeenType type = tokens.TypeOf(token, scope);
            Find(
                Explanation.OfType(type, instruction, before, next is ILOpCode.Ldftn or ILOpCode.Ldvirtftn, members)
                    ?? TypedRule.Fault(type, instruction.Code),
                type.Text
            );
        }

        void Find(string? fault, string target)
        {
            if (fault is null)
                return;
            string path = members.Count > 0 ? members[0].Syntax.SyntaxTree.FilePath : string.Empty;
            string name =
                members.Count > 0 ? string.Join(" or ", members.Select(static m => m.Name)) : tokens.KeyOf(unit.Method);
            _findings.Add(
                new Finding(
                    name,
                    instruction.Code.ToString().ToLowerInvariant(),
                    target,
                    fault,
                    path,
                    unit.LineAt(instruction.Offset),
                    configuration
                )
            );
        }
    }

    /// <summary>What comes after an instruction, copies and nothing left out.</summary>
    private static ILOpCode Next(List<Instruction> body, int at)
    {
        for (int i = at + 1; i < body.Count; i++)
        {
            if (body[i].Code is not (ILOpCode.Nop or ILOpCode.Dup))
                return body[i].Code;
        }

        return ILOpCode.Nop;
    }
}
