namespace EFCore.Mixins.Tests.MySql;

public sealed partial class OperatorSqlMySqlTests
{
    /// <summary>Conditions that the provider, or the dialect for it, writes in a way of its own.</summary>
    private static TheoryData<string, object, string> OfProvider => new()
    {
        { "title__startswith", "a%", """ (`p`.`Title` LIKE 'a|%%' ESCAPE '|') AND (`p`.`Title` COLLATE utf8mb4_bin LIKE 'a|%%' ESCAPE '|') """ },
        { "title__like", "a%", """ (`p`.`Title` LIKE 'a%' ESCAPE '|') AND (`p`.`Title` COLLATE utf8mb4_bin LIKE 'a%' ESCAPE '|') """ },
        { "title__like", "%a", """ (`p`.`Title` LIKE '%a' ESCAPE '|') AND (`p`.`Title` COLLATE utf8mb4_bin LIKE '%a' ESCAPE '|') """ },
        { "title__endswith", "a", """ `p`.`Title` COLLATE utf8mb4_bin LIKE '%a' ESCAPE '|' """ },
        { "title__contains", "a%", """ LOWER(`p`.`Title` COLLATE utf8mb4_bin) LIKE LOWER('%a|%%' COLLATE utf8mb4_bin) ESCAPE '|' """ },
        { "title__iexact", "a", """ LOWER(`p`.`Title` COLLATE utf8mb4_bin) LIKE LOWER('a' COLLATE utf8mb4_bin) ESCAPE '|' """ },
        { "title__regex", "^a", """ REGEXP_INSTR(`p`.`Title`, '^a') > 0 """ },
        { "rating__in", new[] { 1, 2 }, """ `p`.`Rating` IN (@p0, @p1) """ },
    };
}
