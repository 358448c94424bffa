using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace GeoDL.Typed.Analyzers.Tests.Typing;

public sealed class MeasureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Measure()
    {
        var project = new TypedProject();
        Assert.Equal("", string.Join("\n", await project.Show(TypedProject.Source)));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        int states = 0, cs = 0, gdl = 0;
        foreach (TextSpan literal in TypedProject.Literals(TypedProject.Source))
        {
            string whole = TypedProject.Source.Substring(literal.Start, literal.Length);
            for (int length = 0; length < literal.Length; length++)
            {
                string text = TypedProject.Source.Remove(literal.Start + length, literal.Length - length);
                var span = new TextSpan(literal.Start - 1, length + 2);
                var found = await project.Show(text);
                var outside = found.Where(d => !span.Contains(d.Location.SourceSpan)).ToArray();
                bool inside = found.Length > outside.Length;
                states++;
                if (inside) { cs += outside.Count(d => d.Id.StartsWith("CS")); gdl += outside.Count(d => d.Id.StartsWith("GDL")); }
                output.WriteLine($"{(inside ? "F" : "v")} \"{whole[..length]}\": in {string.Join(",", found.Except(outside).Select(d => d.Id))} out {string.Join(" | ", outside.Select(d => d.Id + " " + text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)))}");
            }
        }
        output.WriteLine($"SIG states {states} cs {cs} gdl {gdl} ms {watch.ElapsedMilliseconds}");
        watch.Restart();
        var ids = new Dictionary<string, int>();
        int total = 0, n = 0;
        for (int length = 20; length < TypedProject.Source.Length; length += 3)
        {
            var found = await project.Show(TypedProject.Source[..length]);
            n++;
            foreach (var d in found) { ids[d.Id] = ids.GetValueOrDefault(d.Id) + 1; total++; }
            if (found.Length > 3) output.WriteLine($"…{TypedProject.Source[Math.Max(0, length - 30)..length].Replace("\n", "⏎")}: {string.Join(" | ", found.Select(d => d.Id + " " + d.GetMessage()))}");
        }
        output.WriteLine($"FILE states {n} total {total} ms {watch.ElapsedMilliseconds}: {string.Join(", ", ids.OrderByDescending(p => p.Value))}");
    }
}
