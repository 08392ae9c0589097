using EFCore.Mixins.Tests.RandomReads;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

public sealed class RandomReadPostgreSqlTests(PostgreSqlBackend backend) : RandomReadSpecs(backend, Database.PostgreSql), IClassFixture<PostgreSqlBackend>;
