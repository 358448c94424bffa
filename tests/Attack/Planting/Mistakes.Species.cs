using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Attack;

/// <content>Mistakes with labels, and with contractions: which rows, how many species, which irreps.</content>
internal static partial class Mistakes
{
    private static IEnumerable<(string Name, Func<Draft, Planter, bool> TryAdd)> OfSpecies() =>
        [
            (
                "species: labels of points for edges",
                static (d, p) =>
                    d.Space.Domain == Domain.Points
                    && Mapped(d, p, "Species = 3", "cloud.Edges.Sum(OfKind(cloud.Edges.Sender($0), species))")
            ),
            (
                "species: labels of points for clouds",
                static (d, p) =>
                    Mapped(d, p, "Species = 3", "OfKind($0.Mean(cloud.Batch), species).Broadcast(cloud.Batch)")
            ),
            ("species: fewer maps than species", static (d, p) => Mapped(d, p, "Species = 2", "OfKind($0, species)")),
            (
                "species: a table that is too short",
                static (d, p) => Looked(d, p, "cloud.Batch.Lookup(species, [0.5, 2]) * $0")
            ),
            (
                "species: a number of the cloud in a table",
                static (d, p) => Looked(d, p, "cloud.Batch.Lookup(species, [cloud.Rows[0, 0], 1, 2]) * $0")
            ),
            (
                "species: a label in a table",
                static (d, p) => Looked(d, p, "cloud.Batch.Lookup(species, [species.ToArray()[0] + 0.5, 1, 2]) * $0")
            ),
            (
                "contraction: antisymmetric product",
                static (d, p) => Contracted(d, p, "2x1o", "2x1e", "Correlation = 2")
            ),
            ("contraction: other copies", static (d, p) => Contracted(d, p, "2x1o", "3x0e", "Correlation = 2")),
            ("contraction: another parity", static (d, p) => Contracted(d, p, "2x1o", "2x2o", "Correlation = 2")),
        ];

    private static bool Looked(Draft draft, Planter planter, string expression) =>
        draft is { Species: not null, IsSpeciesOptional: false }
        && Replace(planter, static v => v is { Kind: ValueKind.Named, Base: RowBase.Points }, expression);

    private static bool Mapped(Draft draft, Planter planter, string options, string expression) =>
        draft is { Species: not null, IsSpeciesOptional: false }
        && planter.Victim(static v => v is { Kind: ValueKind.Named, Base: RowBase.Points }) is { } x
        && Add(draft.Members, $"[Linear({options})] private partial {x.TypeName} OfKind({x.TypeName} x, Labels s);")
        && Put(planter, x, expression);

    private static bool Contracted(Draft draft, Planter planter, string operand, string result, string options) =>
        draft.Group == SymmetryGroup.O3
        && planter.Victim(static v => v is { IsFeature: true, Base: RowBase.Points }) is { } x
        && Add(
            draft.Members,
            $"[SymmetricContraction(\"{operand}\", \"{result}\", {options})] private partial Features "
                + "Contracted(Features x);"
        )
        && Put(
            planter,
            x,
            $"Contracted(Features.Zeros(cloud.Features, \"{operand}\")).SquaredNorm().SumOverCopies() * $0"
        );
}
