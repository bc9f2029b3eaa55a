import { expect, it } from 'vitest';
import { readForm } from '#app/auth/read-form.server.ts';

it('reads the files of a form by their field, and leaves out empty ones', async () => {
  const body = new FormData();
  body.append('name', '名称');
  body.append('photos', new File(['a'], 'a.jpg'));
  body.append('photos', new File(['b'], 'b.jpg'));
  body.append('photos', new File([], 'empty.jpg'));
  const { values, files } = await readForm(new Request('http://localhost/', { method: 'POST', body }));
  expect(values).toEqual({ name: '名称' });
  expect(files.get('photos')?.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
});
