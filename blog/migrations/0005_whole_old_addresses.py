"""Old addresses become whole paths that may lead to anything; the slugs kept so far stay, as addresses."""

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('blog', '0004_search'),
        ('photos', '0001_initial'),
    ]

    operations = [
        migrations.RenameField('oldaddress', 'slug', 'address'),
        migrations.AlterField('oldaddress', 'address', models.CharField(max_length=500, unique=True, verbose_name='address')),
        migrations.AlterModelOptions('oldaddress', options={'ordering': ['address'], 'verbose_name': 'old address', 'verbose_name_plural': 'old addresses'}),
        migrations.AlterField('oldaddress', 'post', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='old_addresses', to='blog.post', verbose_name='post')),
        migrations.AddField('oldaddress', 'category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.category', verbose_name='category')),
        migrations.AddField('oldaddress', 'tag', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='blog.tag', verbose_name='tag')),
        migrations.AddField('oldaddress', 'photo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='photos.photo', verbose_name='photo')),
        migrations.AddField('oldaddress', 'url', models.CharField(blank=True, help_text='/about/, or https://…', max_length=500, verbose_name='other address')),
        migrations.AddField('oldaddress', 'suffix', models.CharField(blank=True, editable=False, max_length=40)),
        migrations.AddField('oldaddress', 'hits', models.PositiveIntegerField(default=0, editable=False, verbose_name='hits')),
        migrations.AddField('oldaddress', 'last_hit_at', models.DateTimeField(editable=False, null=True, verbose_name='last asked for')),
        migrations.CreateModel(
            name='MissingAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=300, unique=True, verbose_name='address')),
                ('count', models.PositiveIntegerField(default=1, verbose_name='times')),
                ('first_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='first')),
                ('last_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='last')),
            ],
            options={
                'verbose_name': 'missing address',
                'verbose_name_plural': 'missing addresses',
                'ordering': ['-count', '-last_at'],
            },
        ),
    ]
