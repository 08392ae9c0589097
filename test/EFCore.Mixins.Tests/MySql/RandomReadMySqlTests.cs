using EFCore.Mixins.Tests.RandomReads;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class RandomReadMySqlTests(MySqlBackend backend) : RandomReadSpecs(backend, Database.MySql), IClassFixture<MySqlBackend>;
