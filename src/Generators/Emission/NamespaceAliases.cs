using System.Text;
using System.Text.RegularExpressions;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// Short names in generated files: <c>global::GeoDL.Typed.Pass</c> becomes <c>GeoDL::Pass</c>, with
/// <c>using GeoDL = global::GeoDL.Typed;</c> at the top.
/// </summary>
/// <remarks>
/// What stands before <c>::</c> is looked up among aliases only, and those of the innermost namespace come first. So
/// no type, member, namespace or global alias of the user's can come between, whatever it is called. A file without a
/// namespace has no such place, and keeps its full names; so does a file whose own type is called like an alias.
/// </remarks>
internal sealed class NamespaceAliases
{
    private const string Root = "global::";

    private readonly List<(string Alias, string Prefix, string Target)> _aliases =
    [
        // Longer ones first: the others begin them.
        ("Engine", Root + "GeoDL.Typed.CompilerServices.", Root + "GeoDL.Typed.CompilerServices"),
        ("Kernels", Root + "GeoDL.Typed.Generated.", Root + "GeoDL.Typed.Generated"),
        ("GeoDL", Root + "GeoDL.Typed.", Root + "GeoDL.Typed"),
        ("System", Root + "System.", Root + "System"),
    ];

    private readonly SortedSet<int> _used = [];
    private readonly bool[] _isTaken;

    /// <param name="own">The namespace of the file, which may have an alias too.</param>
    /// <param name="types">The names of the file's types, in any text. They are written alone, so an alias of the same
    /// name would be ambiguous (CS0576), and there is none.</param>
    public NamespaceAliases(string own, string types)
    {
        string name = own.Substring(own.LastIndexOf('.') + 1);
        // One that is not in capitals may be a keyword, and C# warns of it.
        if (
            name.Length > 0 // not so while "namespace Lab." is being written
            && name.All(static c => c < 128 && char.IsLetterOrDigit(c))
            && char.IsUpper(name[0])
            && _aliases.All(a => a.Alias != name)
        )
        {
            _aliases.Add((name, Root + own + ".", Root + own));
        }
        _isTaken = [.. _aliases.Select(a => Regex.IsMatch(types, $@"\b{a.Alias}\b"))];
    }

    /// <summary>The directives for what was shortened.</summary>
    public IEnumerable<string> Usings => _used.Select(i => $"using {_aliases[i].Alias} = {_aliases[i].Target};");

    /// <summary>The same code with short names; what stands in literals and comments stays as it is.</summary>
    public string Shorten(string code)
    {
        var text = new StringBuilder(code.Length);
        for (int at = 0; at < code.Length; )
        {
            if (Find(code, at) is >= 0 and int found && !_isTaken[found])
            {
                text.Append(_aliases[found].Alias).Append("::");
                _used.Add(found);
                at += _aliases[found].Prefix.Length;
                continue;
            }
            int end = Math.Max(EndOfOpaque(code, at), at + 1);
            text.Append(code, at, end - at);
            at = end;
        }

        return text.ToString();
    }

    private int Find(string code, int at) =>
        string.CompareOrdinal(code, at, Root, 0, Root.Length) != 0
            ? -1
            : _aliases.FindIndex(a => string.CompareOrdinal(code, at, a.Prefix, 0, a.Prefix.Length) == 0);

    /// <summary>The end of a literal or a comment that begins here; generated code has no others than these.</summary>
    private static int EndOfOpaque(string code, int at)
    {
        if (code[at] is '"' or '\'')
        {
            int end = at + 1;
            while (end < code.Length && code[end] != code[at])
                end += code[end] == '\\' ? 2 : 1;
            return Math.Min(end + 1, code.Length);
        }
        if (code[at] != '/' || at + 1 == code.Length || code[at + 1] != '/')
            return at;
        int line = code.IndexOf('\n', at);
        return line < 0 ? code.Length : line;
    }
}
