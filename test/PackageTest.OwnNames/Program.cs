Console.WriteLine(string.Join(' ', new Session("session").Name, new Filter("filter").Name, new Inspection("inspection").Name));
Console.WriteLine(typeof(EFCore.Mixins.Filter).FullName);
