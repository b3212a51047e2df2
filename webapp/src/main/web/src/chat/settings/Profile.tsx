import { Alert, App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../Avatar';
import { useMe, useMessenger, useOnline } from '../session/hooks';
import { useSubmit } from '../session/useSubmit';

interface Fields {
  name: string;
  signature: string;
}

export function Profile() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const messenger = useMessenger();
  const me = useMe();
  const online = useOnline();
  const { submit, busy, problem } = useSubmit();
  const save = (fields: Fields) =>
    submit(async () => {
      await messenger.describe(fields);
      void message.success(t('settings.saved'));
    });
  return (
    <div className="hy-profile">
      <Avatar card={me} size="large" />
      <Form<Fields> key={`${me.name ?? ''} ${me.signature ?? ''}`} layout="vertical" requiredMark={false} onFinish={(fields) => void save(fields)} initialValues={{ name: me.name ?? '', signature: me.signature ?? '' }}>
        <p className="hy-soft">@{me.user}</p>
        {problem !== undefined && <Alert type="error" title={problem} role="alert" showIcon />}
        <Form.Item name="name" label={t('field.name')} rules={[{ required: true, whitespace: true, message: t('field.nameRule') }]}>
          <Input maxLength={64} autoComplete="name" />
        </Form.Item>
        <Form.Item name="signature" label={t('field.signature')} extra={t('field.signatureHint')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!online}>
          {t('settings.save')}
        </Button>
      </Form>
    </div>
  );
}
