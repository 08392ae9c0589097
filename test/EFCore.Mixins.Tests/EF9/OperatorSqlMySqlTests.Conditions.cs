namespace EFCore.Mixins.Tests.MySql;

public sealed partial class OperatorSqlMySqlTests
{
    public static TheoryData<string, object, string> Conditions => new()
    {
        { "title__startswith", "a%", """ (`p`.`Title` LIKE 'a\\%%' ESCAPE '\\') AND (`p`.`Title` COLLATE utf8mb4_bin LIKE 'a\\%%' ESCAPE '\\') """ },
        { "title__like", "a%", """ (`p`.`Title` LIKE 'a%' ESCAPE '\\') AND (`p`.`Title` COLLATE utf8mb4_bin LIKE 'a%' ESCAPE '\\') """ },
        { "title__like", "%a", """ (`p`.`Title` LIKE '%a' ESCAPE '\\') AND (`p`.`Title` COLLATE utf8mb4_bin LIKE '%a' ESCAPE '\\') """ },
        { "title__endswith", "a", """ `p`.`Title` COLLATE utf8mb4_bin LIKE '%a' ESCAPE '\\' """ },
        { "title__contains", "a%", """ LOWER(`p`.`Title` COLLATE utf8mb4_bin) LIKE LOWER('%a\\%%' COLLATE utf8mb4_bin) ESCAPE '\\' """ },
        { "title__iexact", "a", """ LOWER(`p`.`Title` COLLATE utf8mb4_bin) LIKE LOWER('a' COLLATE utf8mb4_bin) ESCAPE '\\' """ },
        { "title__regex", "^a", """ `p`.`Title` REGEXP '^a' """ },
        { "title__ne", "a", """ (`p`.`Title` <> 'a') OR `p`.`Title` IS NULL """ },
        { "title__ge", "a", """ `p`.`Title` >= 'a' """ },
        { "rating__in", new[] { 1, 2 }, """ `p`.`Rating` IN (1, 2) """ },
        { "title__in", new[] { "a'", "b" }, """ `p`.`Title` IN ('a''', 'b') """ },
        { "published_at__year", 2024, """ (`p`.`PublishedAt` >= @p0) AND (`p`.`PublishedAt` < @p1) """ },
        { "published_at__quarter", 2, """ (((EXTRACT(month FROM `p`.`PublishedAt`) + 2) - ((EXTRACT(month FROM `p`.`PublishedAt`) + 2) % 3)) / 3) = @p0 """ },
        { "at__minute", 5, """ EXTRACT(minute FROM `p`.`At`) = @p0 """ },
        { "user__isnull", true, """ `p`.`UserId` IS NULL """ },
        { "comments___body", "a", """ EXISTS ( SELECT 1 FROM `Comments` AS `c` WHERE (`p`.`Id` = `c`.`PostId`) AND (`c`.`Body` = 'a')) """ },
    };
}
