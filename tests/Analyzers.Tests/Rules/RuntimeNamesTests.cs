using System.Reflection;

namespace GeoDL.Typed.Analyzers.Tests.Rules;

/// <summary>Names of the runtime in the analyzers, against the real runtime.</summary>
public sealed class RuntimeNamesTests
{
    private static readonly Assembly Runtime = typeof(Features).Assembly;

    public static TheoryData<string> Members =>
        [.. RuntimeMembers.Names.Concat(RuntimeMembers.OpenNames).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Member_Exists(string name)
    {
        string type = name[..name.IndexOf('.')],
            member = name[(name.IndexOf('.') + 1)..];
        MemberInfo[] found =
        [
            .. Runtime
                .GetExportedTypes()
                .Where(t => t.Namespace == "GeoDL.Typed" && t.Name.Split('`')[0] == type)
                .SelectMany(t =>
                    t.GetMember(member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                ),
        ];

        Assert.NotEmpty(found);
    }

    [Fact]
    public void UntypedTypes_Exist() =>
        Assert.All(TypedTypes.UntypedNames, static name => Assert.NotNull(Runtime.GetType(name)));
}
