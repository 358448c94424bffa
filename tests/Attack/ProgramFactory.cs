namespace GeoDL.Typed.Attack;

/// <summary>Decides what a program is to be, composes it and writes it.</summary>
internal static class ProgramFactory
{
    public static RandomProgram Make(int seed, string name, AttackOptions options)
    {
        Draft draft = Composer.Compose(seed, name);
        return new ProgramPrinter(draft).Print(ProgramKind.Clean, []);
    }
}
