import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from './hooks';
import { SignFrame } from './SignFrame';
import { useSubmit } from './useSubmit';

interface Account {
  username: string;
  name: string;
  password: string;
}

const USERNAME = /^(?!\d{13}$)[a-z0-9][a-z0-9._-]{0,63}$/;

export function SignUp() {
  const { t } = useTranslation();
  const session = useSession();
  const { submit, busy, problem } = useSubmit();
  return (
    <SignFrame
      title={t('signUp.title')}
      other={
        <>
          {t('signUp.other')} <Link to="/">{t('signUp.toSignIn')}</Link>
        </>
      }
    >
      <Form<Account> layout="vertical" requiredMark={false} onFinish={(account) => void submit(() => session.signUp(account))} validateTrigger="onBlur">
        {problem !== undefined && <Alert type="error" title={problem} role="alert" showIcon />}
        <Form.Item name="username" label={t('field.username')} extra={t('field.usernameHint')} rules={[{ required: true, pattern: USERNAME, message: t('field.usernameRule') }]}>
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
        </Form.Item>
        <Form.Item name="name" label={t('field.name')} rules={[{ required: true, whitespace: true, message: t('field.nameRule') }]}>
          <Input autoComplete="name" maxLength={64} />
        </Form.Item>
        <Form.Item name="password" label={t('field.password')} extra={t('field.passwordRule')} rules={[{ required: true, min: 8, max: 128, message: t('field.passwordRule') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('signUp.submit')}
        </Button>
      </Form>
    </SignFrame>
  );
}
