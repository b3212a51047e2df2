import { Alert, App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../client';
import { useOnline, useSession } from '../session/hooks';
import { useSubmit } from '../session/useSubmit';

interface Fields {
  current: string;
  password: string;
  again: string;
}

export function Password() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const session = useSession();
  const online = useOnline();
  const { submit, busy, problem } = useSubmit();
  const change = (fields: Fields) =>
    submit(async () => {
      await session.changePassword(fields.current, fields.password).catch((failure: unknown) => {
        throw failure instanceof Refused && failure.code === 40102 ? new Error(t('settings.passwordWrong')) : failure;
      });
      void message.success(t('settings.passwordChanged'));
    });
  const required = { required: true, message: t('field.required') };
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => void change(fields)} validateTrigger="onBlur">
      {problem !== undefined && <Alert type="error" title={problem} role="alert" showIcon />}
      <Form.Item name="current" label={t('field.passwordCurrent')} rules={[required]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="password" label={t('field.passwordNew')} extra={t('field.passwordRule')} rules={[{ required: true, min: 8, max: 128, message: t('field.passwordRule') }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('field.passwordAgain')}
        dependencies={['password']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) => (value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(t('field.passwordDiffers')))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} disabled={!online}>
        {t('settings.changePassword')}
      </Button>
    </Form>
  );
}
